/**
 * The shapes of the HTTP contract that the clients use. Instants are RFC 3339 strings, currencies
 * ISO 4217, zones IANA names; percentages are 0–100.
 */

import type { Good, Grain, Unit } from '@callsight/charts';

export type { Good, Grain, Unit };

export type MetricGroup = 'calls' | 'leads' | 'revenue' | 'campaigns';

export interface CatalogMetric {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly formula: string;
  readonly group: MetricGroup;
  readonly entity: string;
  readonly type: string;
  readonly unit: Unit;
  readonly good: Good;
  readonly decimals?: number;
  readonly aliases: readonly string[];
  /** Dimensions this metric can be split and filtered by. */
  readonly dimensions: readonly string[];
}

export interface CatalogDimension {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly type: 'text' | 'boolean' | 'number' | 'band';
  readonly aliases?: readonly string[];
  readonly entities: readonly string[];
  /** Lower bounds of a band dimension, ascending. */
  readonly bounds?: readonly number[];
}

export interface CatalogEntity {
  readonly id: string;
  readonly label: string;
  readonly time: string;
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly required: boolean;
  }[];
}

export interface Catalog {
  readonly metrics: readonly CatalogMetric[];
  readonly dimensions: readonly CatalogDimension[];
  readonly entities: readonly CatalogEntity[];
}

export type Operator =
  | 'equals'
  | 'notEquals'
  | 'contains'
  | 'notContains'
  | 'startsWith'
  | 'in'
  | 'notIn'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'set'
  | 'notSet';

export type FilterValue = string | number | boolean;

export interface Filter {
  readonly dimension: string;
  readonly operator: Operator;
  readonly values: readonly FilterValue[];
}

export type ComparisonKind = 'previous_period' | 'previous_year';

/** A preset name (`30d`, `today`, …), or dates (end inclusive) or instants (half-open). */
export type RangeInput = string | { readonly start: string; readonly end: string };

export interface MetricQuery {
  readonly organizationId: string;
  readonly metrics: readonly string[];
  readonly dimensions?: readonly string[];
  readonly timeRange: RangeInput;
  readonly grain?: Grain;
  readonly timezone?: string;
  readonly filters?: readonly Filter[];
  readonly comparison?: readonly ComparisonKind[];
  readonly order?: readonly { readonly by: string; readonly direction: 'asc' | 'desc' }[];
  readonly limit?: number;
  readonly cursor?: string;
  readonly receipt?: boolean;
}

export type Cell = string | number | boolean | null;

/** A field of the listed records. */
export interface RecordColumn {
  readonly id: string;
  readonly label: string;
  readonly type: 'time' | 'date' | 'text' | 'boolean' | 'number' | 'json';
  readonly unit?: Unit;
}

/** A value of such a field: also an object, where its type is `json`. */
export type FieldValue = Cell | Readonly<Record<string, unknown>> | readonly unknown[];

export interface AnswerColumn {
  readonly id: string;
  readonly label: string;
  readonly type: 'time' | 'text' | 'boolean' | 'number';
  readonly role?: 'time' | 'dimension' | 'metric';
  readonly unit?: Unit;
}

/** A half-open interval of instants. */
export interface Interval {
  readonly start: string;
  readonly end: string;
}

export interface Bucket extends Interval {
  /** True while the bucket is still being filled. */
  readonly partial: boolean;
}

export type Direction = 'up' | 'down' | 'flat';

/** A metric against another range. */
export interface MetricChange {
  readonly current: number | null;
  readonly previous: number | null;
  readonly absolute: number | null;
  /** Relative change, 0–100; null when there is no base. */
  readonly percent: number | null;
  /** Percentage points, for rates only. */
  readonly points?: number | null;
  readonly direction: Direction;
  /** Null when neither direction is good, or nothing changed. */
  readonly good: boolean | null;
  readonly reason?: string | null;
}

export interface AnswerComparison {
  readonly kind: ComparisonKind;
  readonly range: Interval;
  readonly totals: Readonly<Record<string, MetricChange>>;
  readonly rows: readonly (readonly Cell[])[];
}

/** Display names for the ids of a dimension: `names.assistant.a1 = "Ava"`. */
export type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Meta {
  readonly organizationId: string;
  readonly range: Interval;
  readonly timezone: string;
  readonly currency: string;
  readonly generatedAt: string;
  readonly dataVersion: number | string;
  readonly watermark: string | null;
  readonly servedFrom: 'cache' | 'rollup' | 'facts';
  readonly tookMs: number;
  readonly warnings: readonly (string | { readonly message: string })[];
}

export interface ReceiptPart {
  readonly label: string;
  readonly value: number | null;
}

export interface MetricReceipt {
  readonly formula: string;
  readonly numerator: ReceiptPart | null;
  readonly denominator: ReceiptPart | null;
  readonly excluded: readonly { readonly reason: string; readonly rows: number }[];
  readonly value: number | null;
}

/** How a number came to be. */
export interface Receipt {
  readonly metrics: Readonly<Record<string, MetricReceipt>>;
  readonly range: Interval;
  readonly timezone: string;
  readonly servedFrom: string;
  /** Name of the rollup or table that answered. */
  readonly source: string;
  /** Why no (smaller) rollup could answer. */
  readonly reasons: readonly string[];
  readonly sql: readonly string[];
}

export interface Answer {
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly totals: Readonly<Record<string, number | null>>;
  readonly names?: Names;
  readonly comparisons: readonly AnswerComparison[];
  readonly buckets?: readonly Bucket[];
  readonly receipt?: Receipt;
  readonly next?: string | null;
  readonly meta: Meta;
}

export type RecordsPart = 'numerator' | 'denominator';

/** Asks for the rows behind one metric. */
export interface RecordsQuery {
  readonly organizationId: string;
  readonly metrics: readonly [string];
  readonly part?: RecordsPart;
  readonly timeRange: RangeInput;
  readonly timezone?: string;
  readonly filters?: readonly Filter[];
  /** 1–1000. */
  readonly limit?: number;
  readonly cursor?: string;
}

export interface RecordsPage {
  readonly columns: readonly RecordColumn[];
  readonly rows: readonly (readonly FieldValue[])[];
  readonly next: string | null;
  /** Rows over all pages. */
  readonly total: number;
  readonly names?: Names;
  readonly meta: Meta;
}

export type Role = 'owner' | 'admin' | 'analyst' | 'viewer';

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly timezone: string;
  readonly currency: string;
  readonly weekStart: string;
  readonly role: Role | null;
}

export interface Person {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
}

export interface Session {
  readonly authenticated: boolean;
  readonly person: Person | null;
  /** True until the person has set a password of their own. */
  readonly passwordNeeded: boolean;
  readonly organizations: readonly Organization[];
  readonly csrf: { readonly header: string; readonly token: string } | null;
  readonly setup: { readonly needed: boolean };
  /** The instant "now" is fixed at, for demos and screenshots; null when the clock runs. */
  readonly clock: string | null;
  readonly demo: boolean;
  readonly version: string;
}

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
  readonly meta: Meta;
}
