import type { ProgressChart } from '@callsight/charts';
import type { Format, Goal } from '@callsight/client-model';
import { type ReactNode, useMemo } from 'react';
import { ChartCard } from '../../charts';
import { useCatalog, useFormat, useGoals, useView } from '../../data';
import { MetricHelp } from '../../drill';
import { measureOf } from '../measures';
import classes from './widgets.module.css';

interface GoalWidgetProps {
  readonly title: string | undefined;
  readonly goalId: string;
  readonly height: number;
  readonly actions?: ReactNode;
}

const STATUS = {
  on_track: '▲ On track',
  met: '✓ Met',
  behind: '▼ Behind',
  missed: '✕ Missed',
  no_data: '– No data yet',
  not_started: '– Not started',
} as const;

/** Title, words and air around the bar, in pixels. */
const AROUND = 112;
const LEAST = 32;
const HIGHEST = 56;

/** Where a goal stands. */
export function GoalWidget({ title, goalId, height, actions }: GoalWidgetProps) {
  const asked = useGoals();
  const format = useFormat();
  const catalog = useCatalog();
  const { openDrill } = useView();
  const goal = asked.goals?.find(({ id }) => id === goalId);
  const chart = useMemo((): ProgressChart | undefined => {
    if (goal === undefined) return undefined;
    const aim = { id: goal.id, label: '', value: goal.progress.current, target: goal.target };
    const measure = measureOf(catalog, goal.metric);
    return { kind: 'progress', title: goal.name, measure, aims: [aim] };
  }, [goal, catalog]);
  return (
    <ChartCard
      className={classes.card ?? ''}
      title={title === undefined || title === '' ? (goal?.name ?? 'Goal') : title}
      {...(goal === undefined ? {} : { help: <MetricHelp metric={goal.metric} /> })}
      state={asked}
      chart={chart}
      format={format}
      height={Math.min(HIGHEST, Math.max(LEAST, height - AROUND))}
      hint="Click for the records"
      actions={actions}
      emptyTitle="This goal is gone"
      emptyHint="It was removed. Remove this widget, or pick another goal."
      onChoose={() => {
        if (goal === undefined) return;
        openDrill({
          metric: goal.metric,
          range: { start: goal.progress.firstDay, end: goal.progress.lastDay },
          filters: goal.filters,
        });
      }}
      {...(goal === undefined ? {} : { footer: <Words goal={goal} format={format} /> })}
    />
  );
}

function Words({ goal, format }: { readonly goal: Goal; readonly format: Format }) {
  const { progress, unit, decimals, target } = goal;
  const write = (value: number | null) => format.short(value, unit, decimals);
  const { projection } = progress;
  const lands =
    projection === null || projection.value === null
      ? ''
      : ` · lands at ${write(projection.value)}`;
  return (
    <p className={classes.note}>
      <strong>{STATUS[progress.status]}</strong> · {write(progress.current)} of{' '}
      {goal.direction === 'at_most' ? 'at most ' : ''}
      {write(target)}
      {lands}
    </p>
  );
}
