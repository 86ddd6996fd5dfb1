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

/** One of several must hold. */
export interface AnyFilter {
  readonly or: readonly FilterTree[];
}

/** All must hold. */
export interface AllFilter {
  readonly and: readonly FilterTree[];
}

/** A test, or tests nested by "or" and "and". */
export type FilterTree = Filter | AnyFilter | AllFilter;

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
  readonly filters?: readonly FilterTree[];
  readonly comparison?: readonly ComparisonKind[];
  /** Leaves out the bucket that is not over yet. */
  readonly complete?: boolean;
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
  readonly filters?: readonly FilterTree[];
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
  /** Absent from servers that do not say. */
  readonly mayCreateOrganizations?: boolean;
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
