import { type Goal, goalOf } from '@callsight/client-model';
import { useFormat, useGoals, useView } from '../../data';
import { GoalBar } from './GoalBar';
import classes from './Goals.module.css';
import { periodWords, STATUS } from './goalWords';

/** Where a range has no length of its own, such as the last 24 hours. */
const USUAL_DAYS = 30;
const DAY = 86_400_000;

/** The goal of a card's figure in the view: the same records, the nearest in length. */
export function useCardGoal(
  metric: string,
  range: { readonly start: string; readonly end: string } | undefined,
): Goal | undefined {
  const { view } = useView();
  const { goals = [] } = useGoals();
  const days =
    range === undefined ? USUAL_DAYS : (Date.parse(range.end) - Date.parse(range.start)) / DAY;
  return goalOf(goals, metric, view.filters, days);
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
