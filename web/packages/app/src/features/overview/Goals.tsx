import {
  encodeFilter,
  type Filter,
  type Format,
  filterText,
  type Goal,
  nameOf,
} from '@callsight/client-model';
import { Button, Menu } from '@mantine/core';
import { IconDots, IconHistory, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { inputOf, useCatalog, useDimensionNames, useFormat, useGoals, useView } from '../../data';
import { Card, Empty, Figure, IconButton, MenuButton, TableSkeleton } from '../../ui';
import { GoalBar } from './GoalBar';
import classes from './Goals.module.css';
import { periodWords, STATUS } from './goalWords';
import overview from './Overview.module.css';

/** Only those who set a goal load the form, and only those who look back the past. */
const GoalForm = lazy(() => import('./GoalForm').then(({ GoalForm: form }) => ({ default: form })));
const GoalPast = lazy(() => import('./GoalPast').then(({ GoalPast: past }) => ({ default: past })));

const ICON = { size: 15, stroke: 1.6, 'aria-hidden': true } as const;

/** What is open beside the list: the form, or a goal's past. */
type Opened =
  | { readonly kind: 'form'; readonly goal?: Goal }
  | { readonly kind: 'past'; readonly goal: Goal };

/** Where the goals stand, what would be on pace by now, and where they will land. */
export function Goals() {
  const asked = useGoals();
  const format = useFormat();
  const [opened, setOpened] = useState<Opened>();
  const [removed, setRemoved] = useState<Goal>();
  const { goals = [] } = asked;
  const close = () => setOpened(undefined);
  const remove = (goal: Goal) => asked.remove.mutate(goal, { onSuccess: () => setRemoved(goal) });
  return (
    <Card
      title="Goals"
      subtitle="The mark on a bar is where it would be on pace by now"
      className={overview.funnel ?? ''}
      state={asked}
      skeleton={<TableSkeleton rows={7} />}
      actions={
        asked.mayWrite && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus {...ICON} />}
            onClick={() => setOpened({ kind: 'form' })}
          >
            Set a goal
          </Button>
        )
      }
    >
      {removed !== undefined && (
        <Removed goal={removed} asked={asked} forget={() => setRemoved(undefined)} />
      )}
      {asked.removeProblem !== undefined && (
        <p role="alert" className={classes.notice}>
          {asked.removeProblem.message}
        </p>
      )}
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
              open={setOpened}
              {...(asked.mayWrite ? { remove: () => remove(goal) } : {})}
            />
          ))}
        </ul>
      )}
      <Suspense>
        {opened?.kind === 'form' && (
          <GoalForm onClose={close} {...(opened.goal === undefined ? {} : { goal: opened.goal })} />
        )}
        {opened?.kind === 'past' && <GoalPast goal={opened.goal} onClose={close} />}
      </Suspense>
    </Card>
  );
}

interface RemovedProps {
  readonly goal: Goal;
  readonly asked: ReturnType<typeof useGoals>;
  readonly forget: () => void;
}

/** Says what went, and sets it once more if that was a mistake. */
function Removed({ goal, asked, forget }: RemovedProps) {
  return (
    <output className={classes.notice}>
      Removed “{goal.name}”.{' '}
      <Button
        size="compact-xs"
        variant="default"
        loading={asked.save.isPending}
        onClick={() => asked.save.mutate({ input: inputOf(goal) }, { onSuccess: forget })}
      >
        Undo
      </Button>
      {asked.saveProblem !== undefined && <span role="alert"> {asked.saveProblem.message}</span>}
    </output>
  );
}

interface GoalLineProps {
  readonly goal: Goal;
  readonly format: Format;
  readonly open: (what: Opened) => void;
  /** Absent for those who may only read. */
  readonly remove?: () => void;
}

function GoalLine({ goal, format, open, remove }: GoalLineProps) {
  const { openDrill } = useView();
  const { progress, unit, decimals } = goal;
  const { word, sign } = STATUS[progress.status];
  const write = (value: number) => format.short(value, unit, decimals);
  return (
    <li className={classes.goal}>
      <div className={classes.head}>
        <span className={classes.name} title={goal.name}>
          {goal.name}
        </span>
        <span className={classes.status} data-status={progress.status}>
          <span aria-hidden>{sign}</span> {word}
        </span>
        <More goal={goal} open={open} {...(remove === undefined ? {} : { remove })} />
      </div>
      <GoalBar goal={goal} format={format} />
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
        {write(goal.target)} {periodWords(goal, format)}
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
  return ` · lands at ${write(value)} (${write(low)} to ${write(high)}, ${confidence}%)`;
}

interface MoreProps {
  readonly goal: Goal;
  readonly open: (what: Opened) => void;
  readonly remove?: () => void;
}

function More({ goal, open, remove }: MoreProps) {
  return (
    <MenuButton
      position="bottom-end"
      button={
        <IconButton aria-label={`More for ${goal.name}`}>
          <IconDots {...ICON} />
        </IconButton>
      }
    >
      {typeof goal.period === 'string' && (
        <Menu.Item
          leftSection={<IconHistory {...ICON} />}
          onClick={() => open({ kind: 'past', goal })}
        >
          Periods before
        </Menu.Item>
      )}
      {remove !== undefined && (
        <>
          <Menu.Item
            leftSection={<IconPencil {...ICON} />}
            onClick={() => open({ kind: 'form', goal })}
          >
            Change {goal.name}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash {...ICON} />} onClick={remove}>
            Remove {goal.name}
          </Menu.Item>
        </>
      )}
    </MenuButton>
  );
}
