import type { Filter, Unit } from './contract';
import { encodeFilter } from './filters';

export type GoalPeriod =
  | 'month'
  | 'quarter'
  | 'year'
  | { readonly start: string; readonly end: string };
export type GoalStatus = 'not_started' | 'no_data' | 'on_track' | 'behind' | 'met' | 'missed';

/** A target for a metric; `target` is in the metric's unit, periods are local days, both inclusive. */
export interface GoalInput {
  readonly name?: string;
  /** Id or alias. */
  readonly metric: string;
  readonly target: number;
  readonly period: GoalPeriod;
  readonly filters?: readonly Filter[];
  /** Unless said, as is good for the metric. */
  readonly direction?: Goal['direction'];
}

/** What would be on pace by now, how that was told, and from which days. */
export interface GoalPace {
  readonly value: number | null;
  /** The part of the total that is expected by now, 0–100. */
  readonly share?: number;
  readonly method: 'previous_year' | 'weekday_profile' | 'elapsed_time' | 'direct';
  readonly basis?: string;
}

/** A period that is over, against the target that the goal has now. */
export interface PastGoal {
  /** Local days, both inclusive. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly value: number | null;
  readonly percent: number | null;
  readonly status: GoalStatus;
  /** It was over before the goal was set. */
  readonly beforeGoal: boolean;
}

/** Where a goal stands. */
export interface GoalProgress {
  /** Local days, both inclusive. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly current: number | null;
  /** `current` as a share of the target, 0–100 and beyond. */
  readonly percent: number | null;
  /** What would be on pace by now. */
  readonly expected: GoalPace | null;
  /** Where it lands at the end of the period, with an interval; or why that can't be told. */
  readonly projection:
    | {
        readonly value: number;
        readonly low: number;
        readonly high: number;
        readonly confidence: number;
      }
    | { readonly value: null; readonly reason: string }
    | null;
  readonly status: GoalStatus;
}

export interface Goal {
  readonly id: string;
  readonly name: string;
  readonly metric: string;
  readonly label: string;
  readonly unit: Unit;
  readonly decimals: number;
  readonly target: number;
  readonly direction: 'at_least' | 'at_most';
  readonly filters: readonly Filter[];
  readonly period: GoalPeriod;
  readonly progress: GoalProgress;
  readonly version: number;
}

/** Local days, both inclusive, that figures are of. */
export interface DaySpan {
  readonly firstDay: string;
  readonly lastDay: string;
}

/**
 * The goal that belongs on a card: the same records, days that its period shares with the figure's, and of several the
 * one nearest in length.
 */
export function goalOf(
  goals: readonly Goal[],
  metric: string,
  filters: readonly Filter[],
  days: DaySpan,
): Goal | undefined {
  const wanted = scopeKey(filters);
  const distance = (goal: Goal) => Math.abs(length(goal.progress) - length(days));
  const fitting = goals.filter(
    (goal) =>
      goal.metric === metric &&
      goal.progress.firstDay <= days.lastDay &&
      days.firstDay <= goal.progress.lastDay &&
      scopeKey(goal.filters) === wanted &&
      goal.progress.status !== 'not_started' &&
      // Days that come once are of interest while they last.
      (typeof goal.period === 'string' || goal.progress.status !== 'missed'),
  );
  return fitting.toSorted((a, b) => distance(a) - distance(b))[0];
}

const DAY = 86_400_000;

function length({ firstDay, lastDay }: DaySpan): number {
  return (Date.parse(lastDay) - Date.parse(firstDay)) / DAY + 1;
}

/** The same text for filters that keep the same records, in whatever order. */
function scopeKey(filters: readonly Filter[]): string {
  return filters
    .map(({ dimension, operator, values }) =>
      encodeFilter({
        dimension,
        operator: operator === 'equals' && values.length === 1 ? 'in' : operator,
        values: [...values].sort(),
      }),
    )
    .sort()
    .join('&');
}
