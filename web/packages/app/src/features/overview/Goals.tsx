import {
  encodeFilter,
  type Filter,
  type Format,
  filterText,
  type Goal,
  type GoalStatus,
  nameOf,
} from '@callsight/client-model';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPlus, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useCatalog, useDimensionNames, useFormat, useGoals, useView } from '../../data';
import { Card, Empty, Figure, TableSkeleton } from '../../ui';
import classes from './Goals.module.css';
import overview from './Overview.module.css';

/** Only those who set a goal load the form. */
const GoalForm = lazy(() => import('./GoalForm').then(({ GoalForm: form }) => ({ default: form })));

const STATUS: Readonly<Record<GoalStatus, { readonly word: string; readonly sign: string }>> = {
  on_track: { word: 'On track', sign: '▲' },
  met: { word: 'Met', sign: '✓' },
  behind: { word: 'Behind', sign: '▼' },
  missed: { word: 'Missed', sign: '✕' },
  no_data: { word: 'No data yet', sign: '–' },
  not_started: { word: 'Not started', sign: '–' },
};

const ICON = { size: 15, stroke: 1.6, 'aria-hidden': true } as const;

/** Where the goals stand, what would be on pace by now, and where they will land. */
export function Goals() {
  const asked = useGoals();
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const { goals = [] } = asked;
  return (
    <Card
      title="Goals"
      subtitle="The mark on a bar is where it would be on pace by now"
      className={overview.whole ?? ''}
      state={asked}
      skeleton={<TableSkeleton rows={2} />}
      actions={
        asked.mayWrite && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus {...ICON} />}
            onClick={() => setAdding(true)}
          >
            Set a goal
          </Button>
        )
      }
    >
      {goals.length === 0 ? (
        <Empty title="No goals yet">
          {asked.mayWrite
            ? 'Set a target for any metric, and see here whether you will reach it.'
            : 'Analysts, admins and owners of this organization set them.'}
        </Empty>
      ) : (
        <ul className={classes.list}>
          {goals.map((goal) => (
            <GoalLine
              key={goal.id}
              goal={goal}
              format={format}
              {...(asked.mayWrite ? { onRemove: () => asked.remove.mutate(goal) } : {})}
            />
          ))}
        </ul>
      )}
      {adding && (
        <Suspense>
          <GoalForm onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </Card>
  );
}

interface GoalLineProps {
  readonly goal: Goal;
  readonly format: Format;
  readonly onRemove?: () => void;
}

function GoalLine({ goal, format, onRemove }: GoalLineProps) {
  const { openDrill } = useView();
  const { progress, unit, decimals } = goal;
  const { word, sign } = STATUS[progress.status];
  const write = (value: number) => format.short(value, unit, decimals);
  return (
    <li className={classes.goal}>
      <div className={classes.head}>
        <span className={classes.name}>{goal.name}</span>
        <span className={classes.status} data-status={progress.status}>
          <span aria-hidden>{sign}</span> {word}
        </span>
        {onRemove !== undefined && <Remove name={goal.name} onRemove={onRemove} />}
      </div>
      <Bar goal={goal} format={format} />
      <p className={classes.words}>
        <Figure
          label={goal.name}
          value={progress.current}
          unit={unit}
          decimals={decimals}
          format={format}
          open={() =>
            openDrill({
              metric: goal.metric,
              range: { start: progress.firstDay, end: progress.lastDay },
              filters: goal.filters,
            })
          }
        />{' '}
        of {goal.direction === 'at_most' ? 'at most ' : ''}
        {write(goal.target)}
        {landing(goal, write)}
        {goal.filters.map((filter) => (
          <Scope key={encodeFilter(filter)} filter={filter} />
        ))}
      </p>
    </li>
  );
}

/** What the goal is for, by name: ` · Assistant: Ava`. */
function Scope({ filter }: { readonly filter: Filter }) {
  const catalog = useCatalog();
  const names = useDimensionNames(filter.dimension);
  const text = filterText(filter, catalog, (dimension, value) => nameOf(names, dimension, value));
  return <> · {text}</>;
}

/** Where it lands, with its interval; nothing for what has no pace, such as a rate. */
function landing({ progress }: Goal, write: (value: number) => string): string {
  const { projection } = progress;
  if (projection === null || projection.value === null) return '';
  const { value, low, high, confidence } = projection;
  return ` · lands at ${write(value)} (${write(low)} to ${write(high)}, ${confidence} %)`;
}

const WHOLE = 100;

function Bar({ goal, format }: { readonly goal: Goal; readonly format: Format }) {
  const { progress, target, unit, decimals } = goal;
  const done = Math.min(WHOLE, Math.max(0, progress.percent ?? 0));
  const expected = progress.expected?.value ?? null;
  const mark =
    expected === null || target === 0 ? null : Math.min(WHOLE, (expected / target) * WHOLE);
  const pace = expected === null ? '' : `, on pace it would be ${format.full(expected, unit)}`;
  return (
    <div
      className={classes.bar}
      role="progressbar"
      aria-label={goal.name}
      aria-valuemin={0}
      aria-valuemax={WHOLE}
      aria-valuenow={Math.round(done)}
      aria-valuetext={`${format.short(progress.current, unit, decimals)} of ${format.short(target, unit, decimals)}${pace}`}
    >
      <div className={classes.done} data-status={progress.status} style={{ width: `${done}%` }} />
      {mark !== null && <div className={classes.mark} style={{ left: `${mark}%` }} />}
    </div>
  );
}

/** Asks once more, for a goal can't be brought back. */
function Remove({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for ${name}`}>
          <IconDots {...ICON} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>A goal can’t be brought back</Menu.Label>
        <Menu.Item color="red" leftSection={<IconTrash {...ICON} />} onClick={onRemove}>
          Remove {name}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
