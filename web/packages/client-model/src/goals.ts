import type { Filter, Unit } from './contract';

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
  readonly expected: { readonly value: number | null; readonly method: string } | null;
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
