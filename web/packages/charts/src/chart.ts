import type { Measure, Value } from './measure';

/** The length of a time bucket, in local calendar units of the chart's zone. */
export type Grain = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** One stretch of time, half-open, as RFC 3339 instants. `partial` while it is still running. */
export interface Bucket {
  readonly start: string;
  readonly end: string;
  readonly partial: boolean;
}

/** One line or one layer of a stack: a value per bucket. */
export interface Series {
  readonly id: string;
  readonly label: string;
  readonly values: readonly Value[];
  /** True for what is left after the largest: drawn in the colour of "other". */
  readonly rest?: boolean;
}

/** The same measure over the period compared with; values align with the buckets by index. */
export interface ComparisonSeries {
  readonly label: string;
  /** The id of the series that it is the past of; absent for the past of all together. */
  readonly of?: string;
  readonly buckets: readonly Bucket[];
  readonly values: readonly Value[];
}

/** What people noted on one or several days, drawn where it begins; instants, half-open. */
export interface TimeNote {
  readonly text: string;
  readonly start: string;
  readonly end: string;
}

/** What the measure is held against: a value per bucket. */
export interface TimeLimit {
  readonly id: string;
  readonly label: string;
  readonly values: readonly Value[];
}

/** From one bucket to another something held, such as an alert that fired. */
export interface TimeSpan {
  readonly label: string;
  /** Indexes of buckets, both inclusive. */
  readonly first: number;
  readonly last: number;
}

/** Two ends, both included. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** What is expected of one bucket, and between which bounds it falls in 80 and in 95 of 100 cases. */
export interface Expected {
  readonly bucket: Bucket;
  readonly value: number;
  readonly eighty: Bounds;
  readonly ninetyFive: Bounds;
}

/** A named amount; `previous` is the same amount in the period compared with. */
export interface Item {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly previous?: Value;
  readonly rest?: boolean;
}

interface Titled {
  /** Says what is shown, in a few words; part of the description that is read out. */
  readonly title: string;
  readonly measure: Measure;
}

/** A measure over time. Stacks and bars begin at zero; lines may not, and then a note says so. */
export interface TimeChart extends Titled {
  readonly kind: 'time';
  readonly mark: 'line' | 'area' | 'bar' | 'stack';
  readonly grain: Grain;
  readonly buckets: readonly Bucket[];
  readonly series: readonly Series[];
  readonly comparisons?: readonly ComparisonSeries[];
  readonly notes?: readonly TimeNote[];
  readonly limits?: readonly TimeLimit[];
  readonly spans?: readonly TimeSpan[];
  /** What is expected after the last whole bucket, in order; the first may be the running bucket. */
  readonly outlook?: readonly Expected[];
}

/** Amounts side by side: `across` draws horizontal bars with the names beside them. */
export interface BarsChart extends Titled {
  readonly kind: 'bars';
  readonly direction: 'up' | 'across';
  readonly items: readonly Item[];
  readonly comparisonLabel?: string;
}

/** Two to five parts of one whole, as a ring or a solid disc. More parts belong in bars. */
export interface PartsChart extends Titled {
  readonly kind: 'parts';
  readonly solid?: boolean;
  readonly items: readonly Item[];
  readonly comparisonLabel?: string;
}

/** One bin of a distribution: `from` ≤ x < `to`; without `to` it is open upwards, with `to` = `from` a single value. */
export interface Bin {
  readonly from: number;
  readonly to: number | null;
  readonly value: Value;
  readonly previous?: Value;
}

/** How many fall in each bin of `of`. */
export interface HistogramChart extends Titled {
  readonly kind: 'histogram';
  readonly of: Measure;
  readonly bins: readonly Bin[];
  readonly comparisonLabel?: string;
}

/** One hour of one weekday (ISO: 1 = Monday … 7 = Sunday), hour 0–23, local. */
export interface HeatCell {
  readonly weekday: number;
  readonly hour: number;
  readonly value: Value;
  readonly previous?: Value;
}

/** Hour of the day by weekday. */
export interface HeatChart extends Titled {
  readonly kind: 'heat';
  readonly cells: readonly HeatCell[];
  /** ISO weekday that begins the week. */
  readonly weekStart: number;
  readonly comparisonLabel?: string;
}

/** Where a row and a column of a matrix meet. */
export interface MatrixCell {
  /** Place among the rows. */
  readonly row: number;
  /** Place among the columns. */
  readonly column: number;
  readonly value: Value;
  readonly previous?: Value;
}

/** Amounts by two names: shades where rows and columns meet. */
export interface MatrixChart extends Titled {
  readonly kind: 'matrix';
  /** What the rows are of, such as "Source". */
  readonly rowLabel: string;
  readonly columnLabel: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly MatrixCell[];
  readonly comparisonLabel?: string;
}

/** Amounts by country; an item's id is the ISO 3166-1 alpha-2 code. */
export interface WorldChart extends Titled {
  readonly kind: 'world';
  readonly items: readonly Item[];
  readonly comparisonLabel?: string;
}

/** Steps that each keep a part of the one before. */
export interface FunnelChart extends Titled {
  readonly kind: 'funnel';
  readonly items: readonly Item[];
  readonly comparisonLabel?: string;
}

/** One bar of a waterfall: a level that stands on the axis, or a change that starts where the bar before ended. */
export interface WaterfallStep {
  readonly id: string;
  readonly label: string;
  /** A level as it is; a change with its sign. */
  readonly value: Value;
  readonly isLevel: boolean;
  /** The same in the period compared with. */
  readonly previous?: Value;
}

/** How a level came to be another: levels and the changes between them, which must add up. */
export interface WaterfallChart extends Titled {
  readonly kind: 'waterfall';
  readonly steps: readonly WaterfallStep[];
  readonly comparisonLabel?: string;
}

/** One dot of a scatter chart. */
export interface Dot {
  readonly id: string;
  readonly label: string;
  readonly x: Value;
  readonly y: Value;
}

/** Two measures against each other, a dot each; `measure` runs upwards. */
export interface ScatterChart extends Titled {
  readonly kind: 'scatter';
  /** Runs to the right. */
  readonly across: Measure;
  readonly dots: readonly Dot[];
  /** Names the line on which both are equal; for two measures of one unit. */
  readonly equalLabel?: string;
}

/** An amount on the way to a target. */
export interface Aim {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly target: Value;
}

/** Amounts beside their targets, a bar each. */
export interface ProgressChart extends Titled {
  readonly kind: 'progress';
  readonly aims: readonly Aim[];
}

/** One value on a scale that has two ends, as a half ring. */
export interface GaugeChart extends Titled {
  readonly kind: 'gauge';
  readonly value: Value;
  readonly from: number;
  readonly to: number;
  readonly target?: Value;
  readonly previous?: Value;
  readonly comparisonLabel?: string;
}

/** A measure by day, weeks beside each other; the buckets are days in time order. */
export interface CalendarChart extends Titled {
  readonly kind: 'calendar';
  readonly buckets: readonly Bucket[];
  readonly values: readonly Value[];
  /** ISO weekday that begins the week. */
  readonly weekStart: number;
}

/** A trend without axes, for a card. */
export interface SparklineChart extends Titled {
  readonly kind: 'sparkline';
  readonly buckets: readonly Bucket[];
  readonly values: readonly Value[];
}

/** Everything that can be drawn: plain data, so that a server can send it as JSON. */
export type Chart =
  | TimeChart
  | BarsChart
  | PartsChart
  | HistogramChart
  | HeatChart
  | MatrixChart
  | WorldChart
  | FunnelChart
  | WaterfallChart
  | ScatterChart
  | ProgressChart
  | GaugeChart
  | CalendarChart
  | SparklineChart;
