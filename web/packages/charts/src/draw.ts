import type { Chart } from './chart';
import type { ChartContext } from './context';
import { barsKind } from './kinds/bars';
import { calendarKind } from './kinds/calendar';
import { funnelKind } from './kinds/funnel';
import { gaugeKind } from './kinds/gauge';
import { heatKind } from './kinds/heat';
import { histogramKind } from './kinds/histogram';
import type { ChartOption, ChartTable, Kind, Point, Target } from './kinds/kind';
import { matrixKind } from './kinds/matrix';
import { partsKind } from './kinds/parts';
import { progressKind } from './kinds/progress';
import { scatterKind } from './kinds/scatter';
import { sparklineKind } from './kinds/sparkline';
import { timeKind } from './kinds/time';
import { waterfallKind } from './kinds/waterfall';
import { worldKind } from './kinds/world';

type Kinds = { readonly [K in Chart['kind']]: Kind<Extract<Chart, { kind: K }>> };

const KINDS: Kinds = {
  time: timeKind,
  bars: barsKind,
  parts: partsKind,
  histogram: histogramKind,
  heat: heatKind,
  matrix: matrixKind,
  world: worldKind,
  funnel: funnelKind,
  waterfall: waterfallKind,
  scatter: scatterKind,
  progress: progressKind,
  gauge: gaugeKind,
  calendar: calendarKind,
  sparkline: sparklineKind,
};

function kindOf<C extends Chart>(chart: C): Kind<C> {
  return KINDS[chart.kind] as unknown as Kind<C>;
}

/** What ECharts draws. Pure: the same chart in the same context gives the same option. */
export function chartOption(chart: Chart, context: ChartContext): ChartOption {
  return kindOf(chart).option(chart, context);
}

/** The same numbers as a table, for those who can't see the chart and for CSV. */
export function chartTable(chart: Chart, context: ChartContext): ChartTable {
  return kindOf(chart).table(chart, context);
}

/** The points that arrow keys reach, row by row. */
export function chartPoints(chart: Chart, context: ChartContext): readonly (readonly Point[])[] {
  return kindOf(chart).points(chart, context);
}

/** The datum behind what ECharts reports as hit; null for decoration. */
export function chartTarget(chart: Chart, seriesIndex: number, dataIndex: number): Target | null {
  return kindOf(chart).target(chart, seriesIndex, dataIndex);
}

/** Sentences that must be read with the chart. */
export function chartNotes(chart: Chart, context: ChartContext): readonly string[] {
  return kindOf(chart).notes(chart, context);
}

/** Along which axis a click in the empty part of a row or column finds its datum; null where shapes fill the space. */
export function clickAxis(chart: Chart): 'x' | 'y' | null {
  switch (chart.kind) {
    case 'time':
    case 'histogram':
    case 'waterfall':
      return 'x';
    case 'bars':
      return chart.direction === 'across' ? 'y' : 'x';
    case 'funnel':
    case 'progress':
      return 'y';
    case 'parts':
    case 'heat':
    case 'matrix':
    case 'calendar':
    case 'world':
    case 'scatter':
    case 'gauge':
    case 'sparkline':
      return null;
  }
}

/** True when there is no point, or no point has a value: then words serve better than an empty frame. */
export function isEmptyChart(chart: Chart): boolean {
  return valuesOf(chart).every((value) => value === null);
}

function valuesOf(chart: Chart): readonly (number | null)[] {
  switch (chart.kind) {
    case 'time':
      return chart.series.flatMap((series) => series.values);
    case 'sparkline':
    case 'calendar':
      return chart.values;
    case 'waterfall':
      return chart.steps.map((step) => step.value);
    case 'scatter':
      return chart.dots.map((dot) => (dot.x === null ? null : dot.y));
    case 'progress':
      return chart.aims.map((aim) => aim.value);
    case 'gauge':
      return [chart.value];
    case 'histogram':
      return chart.bins.map((bin) => bin.value);
    case 'heat':
    case 'matrix':
      return chart.cells.map((cell) => cell.value);
    case 'bars':
    case 'parts':
    case 'world':
    case 'funnel':
      return chart.items.map((item) => item.value);
  }
}

/** One sentence that says what the chart shows: its title, how many points, its largest and smallest. */
export function describeChart(chart: Chart, context: ChartContext): string {
  if (isEmptyChart(chart)) return `${chart.title}. No data.`;
  const values = valuesOf(chart);
  const known = values.filter((value) => value !== null);
  const highest = context.format.full(Math.max(...known), chart.measure);
  const lowest = context.format.full(Math.min(...known), chart.measure);
  return `${chart.title}. ${chart.measure.label}, ${values.length} points from ${lowest} to ${highest}.`;
}
