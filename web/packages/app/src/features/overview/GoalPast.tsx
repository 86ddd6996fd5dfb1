import type { Format, Goal, PastGoal } from '@callsight/client-model';
import { Drawer, Skeleton } from '@mantine/core';
import { useFormat, useGoalHistory, useView } from '../../data';
import { Empty, Failure, Figure, useReturnFocus } from '../../ui';
import classes from './Goals.module.css';
import { pastWords, periodWords, STATUS } from './goalWords';

interface GoalPastProps {
  readonly goal: Goal;
  readonly onClose: () => void;
}

/** What became of a goal, period by period, beside the page. */
export function GoalPast({ goal, onClose }: GoalPastProps) {
  const format = useFormat();
  useReturnFocus();
  const { periods, problem, retry } = useGoalHistory(goal);
  const target = format.short(goal.target, goal.unit, goal.decimals);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(560px, 100vw)"
      title={goal.name}
      styles={{ title: { fontWeight: 600, fontSize: 16 } }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p className={classes.pastIntro}>
        {goal.label}, {goal.direction === 'at_most' ? 'at most' : 'at least'} {target}. Periods that
        are over, against the target as it is now.
      </p>
      {problem !== undefined ? (
        <Failure problem={problem} retry={retry} />
      ) : periods === undefined ? (
        <Skeleton height={240} />
      ) : periods.length === 0 ? (
        <Empty title="No period before this one">
          There were no records before {periodWords(goal, format)}.
        </Empty>
      ) : (
        <PastTable goal={goal} periods={periods} format={format} onOpen={onClose} />
      )}
    </Drawer>
  );
}

interface PastTableProps {
  readonly goal: Goal;
  readonly periods: readonly PastGoal[];
  readonly format: Format;
  readonly onOpen: () => void;
}

function PastTable({ goal, periods, format, onOpen }: PastTableProps) {
  const { openDrill } = useView();
  const met = periods.filter(({ status }) => status === 'met').length;
  const most = Math.max(goal.target, ...periods.map(({ value }) => value ?? 0));
  return (
    <>
      <p className={classes.pastSum}>
        Met in {met} of {periods.length}
      </p>
      <table className={classes.past}>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <td aria-hidden />
            <th scope="col">{goal.label}</th>
            <th scope="col">Of target</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((past) => (
            <tr key={past.firstDay}>
              <th scope="row">{pastWords(goal, past, format)}</th>
              <td className={classes.pastBarCell} aria-hidden>
                <PastBar value={past.value ?? 0} target={goal.target} most={most} />
              </td>
              <td>
                <Figure
                  label={`${goal.label}, ${pastWords(goal, past, format)}`}
                  value={past.value}
                  unit={goal.unit}
                  decimals={goal.decimals}
                  format={format}
                  open={() => {
                    onOpen();
                    openDrill({
                      metric: goal.metric,
                      range: { start: past.firstDay, end: past.lastDay },
                      filters: goal.filters,
                    });
                  }}
                />
              </td>
              <td>{format.short(past.percent, 'percent', 0)}</td>
              <td>
                <span className={classes.status} data-status={past.status}>
                  <span aria-hidden>{STATUS[past.status].sign}</span> {STATUS[past.status].word}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {periods.some(({ beforeGoal }) => beforeGoal) && (
        <p className={classes.pastIntro}>
          The goal was set later than some of these periods; they show what it would have meant.
        </p>
      )}
    </>
  );
}

function PastBar({
  value,
  target,
  most,
}: {
  readonly value: number;
  readonly target: number;
  readonly most: number;
}) {
  const share = (part: number) => `${most === 0 ? 0 : Math.max(0, (part / most) * 100)}%`;
  return (
    <div className={classes.bar} data-thin>
      <div className={classes.done} style={{ width: share(value) }} />
      <div className={classes.mark} style={{ left: share(target) }} />
    </div>
  );
}
