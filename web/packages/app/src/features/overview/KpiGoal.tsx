import { type Goal, goalOf, localDay } from '@callsight/client-model';
import { useFormat, useGoals, useView } from '../../data';
import { GoalBar } from './GoalBar';
import classes from './Goals.module.css';
import { periodWords, STATUS } from './goalWords';

/** Until the figures say which days they are of. */
const USUAL_DAYS = 30;
const DAY = 86_400_000;

/** The goal of a card's figure in the view: the same records, days in common, the nearest in length. */
export function useCardGoal(
  metric: string,
  range: { readonly start: string; readonly end: string } | undefined,
): Goal | undefined {
  const { view } = useView();
  const { timezone } = useFormat();
  const { goals = [] } = useGoals();
  const end = range === undefined ? Date.now() : Date.parse(range.end);
  const start = range === undefined ? end - USUAL_DAYS * DAY : Date.parse(range.start);
  return goalOf(goals, metric, view.filters, {
    firstDay: localDay(start, timezone),
    lastDay: localDay(end - 1, timezone),
  });
}

/** A figure's goal in one line and a thin bar. */
export function KpiGoal({ goal }: { readonly goal: Goal }) {
  const format = useFormat();
  const { word, sign } = STATUS[goal.progress.status];
  const target = format.short(goal.target, goal.unit, goal.decimals);
  const limit = goal.direction === 'at_most' ? 'at most ' : '';
  return (
    <div className={classes.ofCard}>
      <GoalBar goal={goal} format={format} thin />
      <p className={classes.cardWords} title={goal.name}>
        <span className={classes.cardStatus} data-status={goal.progress.status}>
          <span aria-hidden>{sign}</span> {word}
        </span>
        <span className={classes.cardTarget}>
          {limit}
          {target} {periodWords(goal, format)}
        </span>
      </p>
    </div>
  );
}
