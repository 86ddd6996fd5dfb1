import type { Filter } from './contract';

/** Where an alert, or one of its groups, stands. */
export type AlertState = 'normal' | 'pending' | 'firing' | 'recovering' | 'no_data' | 'error';

/** The width of the buckets that an alert judges. */
export type AlertGrain = 'hour' | 'day' | 'week' | 'month';

export type AlertSide = 'above' | 'below';

export type AlertCondition =
  | {
      readonly type: 'threshold';
      readonly operator: AlertSide;
      readonly value: number;
      readonly recovery?: number;
    }
  | {
      readonly type: 'change';
      readonly operator: AlertSide;
      readonly value: number;
      readonly recovery?: number;
      readonly by: 'percent' | 'points' | 'absolute';
      readonly comparison: 'previous_period' | 'previous_year';
    }
  | {
      readonly type: 'anomaly';
      readonly direction: AlertSide | 'either';
      readonly confidence: 80 | 95;
    }
  | { readonly type: 'no_data' };

/** What to watch and when to tell. */
export interface AlertRule {
  readonly name?: string;
  readonly enabled?: boolean;
  readonly metric: string;
  readonly filters?: readonly Filter[];
  readonly grain: AlertGrain;
  readonly groupBy?: string;
  readonly condition: AlertCondition;
  readonly minimum?: { readonly metric: string; readonly count: number };
  /** Buckets in a row. */
  readonly for?: number;
  readonly recoverFor?: number;
  readonly noData?: 'ignore' | 'alert';
  /** Local times such as `22:00`. */
  readonly quietHours?: { readonly from: string; readonly to: string };
  readonly repeatMinutes?: number;
  readonly latenessMinutes?: number;
}

export type ChannelType = 'mail' | 'webhook' | 'slack';

/** A way to somebody, as it is sent: one with an id and nothing else stays as it was. */
export interface ChannelInput {
  readonly id?: string;
  readonly type?: ChannelType;
  readonly to?: readonly string[];
  readonly url?: string;
}

export interface AlertInput extends AlertRule {
  readonly channels: readonly ChannelInput[];
}

/** A channel without its secrets; `secret` is there only when it was just made. */
export interface AlertChannel {
  readonly id: string;
  readonly type: ChannelType;
  readonly to?: readonly string[];
  readonly url?: string;
  readonly secret?: string;
  /** Why nothing can arrive there. */
  readonly problem?: string;
}

export interface AlertGroup {
  /** Null without grouping. */
  readonly group: string | null;
  readonly name: string | null;
  readonly state: AlertState;
  /** From when on it has fired or had no data. */
  readonly since: string | null;
  /** What its last bucket said, bare and in words. */
  readonly number: number | null;
  readonly words: string | null;
}

export interface Alert {
  readonly id: string;
  readonly name: string;
  /** The rule in words. */
  readonly sentence: string;
  readonly enabled: boolean;
  readonly rule: AlertRule;
  readonly channels: readonly AlertChannel[];
  readonly state: AlertState;
  readonly groups: readonly AlertGroup[];
  /** The end of the last bucket judged. */
  readonly evaluatedTo: string | null;
  readonly changedAt: string | null;
  readonly snoozedUntil: string | null;
  readonly author: { readonly id: string; readonly name: string };
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** An alert, or one of its groups, went from one state to another. */
export interface AlertEvent {
  readonly id: number;
  readonly alertId: string;
  readonly name: string;
  readonly at: string;
  readonly bucketStart: string;
  readonly bucketEnd: string;
  readonly group: string | null;
  readonly from: AlertState;
  readonly to: AlertState;
  readonly number: number | null;
  readonly reason: string;
}

export interface AlertHistory {
  readonly events: readonly AlertEvent[];
  readonly next: string | null;
}

/** What became of a message on one way. */
export interface AlertDelivery {
  readonly id: string;
  readonly channel: ChannelType;
  readonly target: string;
  readonly subject: string;
  readonly createdAt: string;
  readonly attempts: number;
  readonly triedAt: string | null;
  readonly nextAt: string | null;
  readonly outcome: 'waiting' | 'arrived' | 'given_up';
  readonly problem: string | null;
}

/** A time a rule would have fired; without an end it would still. */
export interface RehearsedFiring {
  readonly group: string | null;
  readonly start: string;
  readonly end: string | null;
  readonly minutes: number;
  readonly number: number | null;
}

/** A group's numbers, and outside of which the condition holds; one of each per bucket. */
export interface RehearsedCourse {
  readonly group: string | null;
  readonly numbers: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** What a rule would have done in the past. */
export interface Rehearsal {
  readonly sentence: string;
  readonly start: string;
  readonly end: string;
  readonly buckets: number;
  readonly groups: number;
  /** By each channel. */
  readonly messages: number;
  readonly firings: readonly RehearsedFiring[];
  /** The start of each bucket. */
  readonly times: readonly string[];
  /** Of the groups that fired most. */
  readonly courses: readonly RehearsedCourse[];
}

/** Whether a test message arrived, and why not. */
export interface TestOutcome {
  readonly arrived: boolean;
  readonly problem: string | null;
}
