/** The shapes of the statistics that the server computes on the answers of the one query path. */

import type { Cell, Filter, Grain, Interval, Meta, RangeInput, Unit } from './contract';

/** What every insight is asked with; see `MetricQuery`. */
export interface InsightQuery {
  readonly organizationId: string;
  readonly timeRange: RangeInput;
  readonly timezone?: string;
  readonly filters?: readonly Filter[];
}

/** A statistic, or why the data can't tell it. */
export type Told<T> =
  | { readonly value: T; readonly reason?: undefined }
  | { readonly value: null; readonly reason: string };

export type ScoreOutcome = 'qualified' | 'converted';

export interface ScoresQuery extends InsightQuery {
  readonly outcome?: ScoreOutcome;
}

/** A tenth of the scored leads; 1 has the highest scores. */
export interface ScoreDecile {
  readonly decile: number;
  readonly lowestScore: number;
  readonly highestScore: number;
  readonly leads: number;
  readonly converted: number;
  /** Percent. */
  readonly rate: number | null;
  /** The rate as a multiple of everybody's. */
  readonly lift: number | null;
  readonly cumulativeShare: number | null;
  readonly cumulativeGain: number | null;
}

/** How the score's promises of a tenth of its scale came true, in percent. */
export interface ScoreBin {
  readonly from: number;
  readonly to: number;
  readonly leads: number;
  readonly promised: number | null;
  readonly observed: number | null;
}

/** How well the lead score tells who converts. */
export interface Scores {
  readonly outcome: ScoreOutcome;
  readonly leads: number;
  readonly converted: number;
  readonly scored: number;
  readonly scoredConverted: number;
  readonly rate: number | null;
  readonly deciles: Told<readonly ScoreDecile[]>;
  readonly discrimination: Told<{
    readonly auc: number;
    readonly standardError: number;
    readonly low: number;
    readonly high: number;
  }>;
  readonly calibration: Told<{
    readonly brier: number;
    readonly reference: number;
    readonly skill: number | null;
    readonly bins: readonly ScoreBin[];
  }>;
  readonly meta: Meta;
}

export type AttributionMetric = 'leads' | 'deals' | 'revenue';
export type AttributionBy = 'campaign' | 'channel' | 'variant';

export interface AttributionQuery extends InsightQuery {
  readonly metric?: AttributionMetric;
  readonly by?: AttributionBy;
  /** All unless named. */
  readonly models?: readonly string[];
  readonly lookbackDays?: number;
}

export interface AttributionModel {
  readonly id: string;
  readonly label: string;
  readonly description: string;
}

export interface AttributionRow {
  /** Of a variant: with its campaign's. */
  readonly key: string;
  readonly name: string;
  readonly campaign?: string | null;
  readonly variant?: string | null;
  readonly touches: number;
  /** By model; the credits of all rows and the unattributed part add up to the total. */
  readonly credits: Readonly<Record<string, number>>;
}

/** Which touches led to leads, deals or revenue, by several models. */
export interface Attribution {
  readonly metric: AttributionMetric;
  readonly unit: Unit;
  readonly by: AttributionBy;
  readonly lookbackDays: number;
  readonly models: readonly AttributionModel[];
  readonly total: number;
  readonly rows: readonly AttributionRow[];
  readonly unattributed: Readonly<Record<string, number>>;
  readonly meta: Meta;
}

export type StageSubject = 'lead' | 'deal';

export interface StagesQuery extends InsightQuery {
  readonly subject?: StageSubject;
  /** A dimension by whose largest values the same is told again. */
  readonly by?: string;
}

/** A stage on the way, in the order of the way; rates are percent. */
export interface StageStep {
  readonly stage: string;
  readonly entered: number;
  /** Were in the stage or in a later one. */
  readonly reached: number;
  readonly rateFromPrevious: number | null;
  readonly rateFromStart: number | null;
  /** Got no further than here. */
  readonly lost: number;
  /** Of the stays that ended. */
  readonly dwell: Told<{
    readonly medianDays: number;
    readonly p90Days: number;
    readonly stays: number;
  }>;
  /** Are in the stage now. */
  readonly current: number;
  /** Of those for longer than the 90th percentile; null where no stay ended yet. */
  readonly stuck: number | null;
}

/** Where the lost go. */
export interface StageLoss {
  readonly stage: string;
  readonly entered: number;
  readonly rateFromStart: number | null;
  readonly current: number;
}

/** How far leads or deals get, how long they stay, and where they are stuck. */
export interface Stages {
  readonly subject: StageSubject;
  readonly total: number;
  readonly withHistory: number;
  readonly order: string;
  readonly steps: readonly StageStep[];
  readonly losses: readonly StageLoss[];
  /** Present when asked by a dimension. */
  readonly groups?: readonly StageGroup[];
  readonly meta: Meta;
}

/** Those with one value of a dimension, with the stages of all in the order of all. */
export interface StageGroup {
  readonly value: Cell;
  readonly name: string;
  readonly total: number;
  readonly steps: readonly StageStep[];
}

export interface ForecastQuery extends InsightQuery {
  readonly metric: string;
  readonly grain?: Grain;
  /** Steps to tell; as many as the range has unless said. */
  readonly horizon?: number;
}

export interface ForecastBounds {
  readonly low: number;
  readonly high: number;
}

/** What is expected, and between which bounds it falls in 80 and in 95 of 100 cases. */
export interface Expectation {
  readonly value: number;
  readonly eighty: ForecastBounds;
  readonly ninetyFive: ForecastBounds;
}

/** How far a model's forecasts were from what came, on data that it had not seen. */
export interface ModelRecord {
  readonly mase: number | null;
  /** Percent, 0–200. */
  readonly smape: number;
  readonly meanAbsoluteError: number;
  /** Percent of what came that lay inside the interval. */
  readonly coverageOfEighty: number;
  readonly coverageOfNinetyFive: number;
  readonly compared: number;
}

export interface ForecastCourse {
  readonly model: string;
  /** Why this model, in a sentence. */
  readonly choice: string;
  readonly season: number;
  readonly observations: number;
  /** The first may be running. */
  readonly steps: readonly (Expectation & Interval)[];
  /** Absent where steps don't add up, as of a rate. */
  readonly total?: Expectation;
  readonly models: readonly { readonly model: string; readonly accuracy: Told<ModelRecord> }[];
}

/** How a metric is expected to go on after the range. */
export interface Forecast {
  readonly metric: string;
  readonly label: string;
  readonly unit: Unit;
  readonly grain: Grain;
  readonly forecast: Told<ForecastCourse>;
  readonly meta: Meta;
}
