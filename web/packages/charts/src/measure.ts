/** The units a metric can have, as the catalog names them. Percent is 0–100; durations are in the unit's own scale. */
export type Unit =
  | 'count'
  | 'percent'
  | 'minutes'
  | 'seconds'
  | 'days'
  | 'milliseconds'
  | 'currency'
  | 'currency_per_day'
  | 'score'
  | 'ratio'
  | 'per_minute';

/** Which way a metric improves. */
export type Good = 'up' | 'down' | 'neither';

/** What the numbers of a chart are: enough to write them out and to judge a change. */
export interface Measure {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly good: Good;
  /** Digits after the point in full; the unit's habit when absent. */
  readonly decimals?: number;
}

/** A number, or null where there is nothing to state (a ratio over nothing, a bucket without rows). */
export type Value = number | null;
