import type { Format, Goal } from '@callsight/client-model';
import classes from './Goals.module.css';
import { paceWords } from './goalWords';

const WHOLE = 100;

interface GoalBarProps {
  readonly goal: Goal;
  readonly format: Format;
  /** As thin as a line, for a card. */
  readonly thin?: boolean;
}

/** How far a goal is reached, with a mark where it would be on pace. */
export function GoalBar({ goal, format, thin = false }: GoalBarProps) {
  const { progress, target, unit, decimals } = goal;
  const done = Math.min(WHOLE, Math.max(0, progress.percent ?? 0));
  const pace = progress.expected;
  const expected = pace?.value ?? null;
  const mark =
    expected === null || target === 0 ? null : Math.min(WHOLE, (expected / target) * WHOLE);
  const words =
    expected === null || pace === null
      ? ''
      : `, on pace it would be ${format.full(expected, unit)}, ${paceWords(pace)}`;
  const text = `${format.short(progress.current, unit, decimals)} of ${format.short(target, unit, decimals)}${words}`;
  return (
    <div
      className={classes.bar}
      data-thin={thin || undefined}
      role="progressbar"
      aria-label={goal.name}
      aria-valuemin={0}
      aria-valuemax={WHOLE}
      aria-valuenow={Math.round(done)}
      aria-valuetext={text}
      title={text}
    >
      <div className={classes.done} data-status={progress.status} style={{ width: `${done}%` }} />
      {mark !== null && <div className={classes.mark} style={{ left: `${mark}%` }} />}
    </div>
  );
}
