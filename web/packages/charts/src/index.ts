/** Pure functions from data to ECharts options: no fetch, no React, no DOM. */
export type {
  Aim,
  BarsChart,
  Bin,
  Bounds,
  Bucket,
  CalendarChart,
  Chart,
  ComparisonSeries,
  Dot,
  Expected,
  FunnelChart,
  GaugeChart,
  Grain,
  HeatCell,
  HeatChart,
  HistogramChart,
  Item,
  MatrixCell,
  MatrixChart,
  PartsChart,
  ProgressChart,
  ScatterChart,
  Series,
  SparklineChart,
  TimeChart,
  TimeLimit,
  TimeNote,
  TimeSpan,
  WaterfallChart,
  WaterfallStep,
  WorldChart,
} from './chart';
export type { ChartContext } from './context';
export { NARROW } from './context';
export { csvOf, tsvOf } from './csv';
export {
  chartNotes,
  chartOption,
  chartPoints,
  chartTable,
  chartTarget,
  clickAxis,
  describeChart,
  isEmptyChart,
} from './draw';
export { type Change, changeAmount, changeBetween, changeOf } from './format/change';
export { bucketRange, localTime, weekdayName } from './format/time';
export { NO_VALUE, type ValueFormat, valueFormat } from './format/value';
export { largestItems } from './items';
export type {
  ChartOption,
  ChartTable,
  Point,
  TableCell,
  TableColumn,
  TableRow,
  Target,
} from './kinds/kind';
export { MOST_PARTS } from './kinds/parts';
export { countryName } from './kinds/world';
export { largestSeries } from './largest';
export type { Good, Measure, Unit, Value } from './measure';
export type { ChartTheme } from './theme';
