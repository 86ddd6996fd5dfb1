import type { EChartsCoreOption } from 'echarts/core';
import type { ChartContext } from '../context';

/** What ECharts is given. */
export type ChartOption = EChartsCoreOption;

/** Which datum a point stands for: its position in the chart's own data, and the series where one was meant. */
export interface Target {
  /** Index of the bucket, item, bin or cell. */
  readonly index: number;
  /** Index of the series; null for the whole bucket. */
  readonly series: number | null;
}

/** A point that can be reached with the arrow keys. */
export interface Point {
  readonly target: Target;
  /** Where ECharts draws it. */
  readonly seriesIndex: number;
  readonly dataIndex: number;
  /** What it says, in words. */
  readonly words: string;
}

/** A column of the table that says the same as the chart. */
export interface TableColumn {
  readonly label: string;
  readonly numeric: boolean;
}

/** A cell: what is read, and the bare value that a CSV holds. */
export interface TableCell {
  readonly text: string;
  readonly raw: string | number | null;
}

/** One row; `target` leads to the records behind it, null where there are none yet. */
export interface TableRow {
  readonly target: Target | null;
  readonly cells: readonly TableCell[];
}

/** The chart as a table. */
export interface ChartTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** One kind of chart: pure functions of its data and of where it is drawn. */
export interface Kind<C> {
  option(chart: C, context: ChartContext): ChartOption;
  table(chart: C, context: ChartContext): ChartTable;
  /** Points as rows of a grid: left and right move along a row, up and down between rows. */
  points(chart: C, context: ChartContext): readonly (readonly Point[])[];
  /** What was hit when ECharts reports a series and a datum; null for decoration. */
  target(chart: C, seriesIndex: number, dataIndex: number): Target | null;
  /** Sentences that must stand beside the chart, such as where its axis begins. */
  notes(chart: C, context: ChartContext): readonly string[];
}
