import type { Series, TimeChart } from '../chart';
import type { ChartContext } from '../context';
import { ellipsis } from '../format/text';
import type { ChartOption } from './kind';

/** True when amounts are shown by the size of bars. */
export function isBars(chart: TimeChart): boolean {
  return chart.mark === 'bar' || chart.mark === 'stack';
}

/** The colour of a series among its siblings. */
export function colourOf(series: Series, index: number, context: ChartContext): string {
  const { theme } = context;
  if (series.rest === true) return theme.other;
  return theme.categorical[index % theme.categorical.length] ?? theme.accent;
}

/** What the data itself is drawn as. The first of them are the chart's series, in order. */
export function mainSeries(
  chart: TimeChart,
  context: ChartContext,
  labelled: boolean,
): ChartOption[] {
  if (isBars(chart))
    return chart.series.map((series, index) => barSeries(chart, series, index, context));
  const lines = chart.series.map((series, index) =>
    lineSeries(chart, series, index, context, labelled),
  );
  const extras = chart.series.flatMap((series, index) => [
    ...partialStretches(chart, series, index, context, labelled),
    ...lonePoints(series, index, context),
  ]);
  return [...lines, ...extras];
}

function barSeries(
  chart: TimeChart,
  series: Series,
  index: number,
  context: ChartContext,
): ChartOption {
  const colour = colourOf(series, index, context);
  const stacked = chart.mark === 'stack';
  return {
    type: 'bar',
    id: series.id,
    name: series.label,
    ...(stacked ? { stack: 'all' } : {}),
    barMaxWidth: 44,
    barCategoryGap: chart.buckets.length > 60 ? '12%' : '28%',
    itemStyle: {
      color: colour,
      ...(stacked
        ? { borderColor: context.theme.surface, borderWidth: 0.5 }
        : { borderRadius: [2, 2, 0, 0] }),
    },
    emphasis: { focus: 'none', itemStyle: { opacity: 0.85 } },
    cursor: 'pointer',
    data: series.values.map((value, at) =>
      chart.buckets[at]?.partial === true
        ? {
            value,
            itemStyle: { opacity: 0.45, borderColor: colour, borderWidth: 1, borderType: 'dotted' },
          }
        : value,
    ),
  };
}

function lineSeries(
  chart: TimeChart,
  series: Series,
  index: number,
  context: ChartContext,
  labelled: boolean,
): ChartOption {
  const colour = colourOf(series, index, context);
  return {
    type: 'line',
    id: series.id,
    name: series.label,
    symbol: 'circle',
    symbolSize: 7,
    showSymbol: false,
    connectNulls: false,
    lineStyle: { color: colour, width: lineWidth(context) },
    itemStyle: { color: colour },
    emphasis: { lineStyle: { width: lineWidth(context) } },
    ...(chart.mark === 'area' ? { areaStyle: { color: colour, opacity: 0.12 } } : {}),
    ...(labelled && !hasTail(chart, series) ? endLabel(series, context) : {}),
    z: 3,
    data: series.values.map((value, at) => (chart.buckets[at]?.partial === true ? null : value)),
  };
}

/** Lines grow with the text: both are large where they are seen from afar. */
function lineWidth({ theme }: ChartContext): number {
  return Math.max(2, theme.fontSize / 6);
}

/** Letters of a direct label, pixels before and after it, and a letter's usual part of the font size. */
const LABEL = { letters: 24, distance: 6, air: 8, letter: 0.58 } as const;

/** Pixels that the direct labels take at the right of the chart. */
export function labelRoom(chart: TimeChart, context: ChartContext): number {
  const longest = Math.max(
    ...chart.series.map(({ label }) => Math.min(Array.from(label).length, LABEL.letters)),
  );
  return Math.ceil(longest * context.theme.fontSize * LABEL.letter + LABEL.distance + LABEL.air);
}

function endLabel(series: Series, context: ChartContext): ChartOption {
  return {
    endLabel: {
      show: true,
      formatter: ellipsis(series.label, LABEL.letters),
      color: context.theme.text,
      fontFamily: context.theme.fontFamily,
      fontSize: context.theme.fontSize,
      distance: LABEL.distance,
      // Air around each name, so that two that end together stay two.
      lineHeight: context.theme.fontSize * 1.5,
    },
    labelLayout: { moveOverlap: 'shiftY' },
  };
}

function isPartial(chart: TimeChart, at: number): boolean {
  return chart.buckets[at]?.partial === true;
}

function hasTail(chart: TimeChart, series: Series): boolean {
  return (series.values.at(-1) ?? null) !== null && isPartial(chart, series.values.length - 1);
}

/** Buckets that are not whole (the running one, or one that the range cuts): dotted to their neighbours. */
function partialStretches(
  chart: TimeChart,
  series: Series,
  index: number,
  context: ChartContext,
  labelled: boolean,
): ChartOption[] {
  if (!series.values.some((value, at) => value !== null && isPartial(chart, at))) return [];
  const last = series.values.length - 1;
  const colour = colourOf(series, index, context);
  const isNear = (at: number) => [at - 1, at, at + 1].some((near) => isPartial(chart, near));
  return [
    {
      type: 'line',
      id: `${series.id}:partial`,
      symbol: 'emptyCircle',
      symbolSize: (_value: unknown, params: { dataIndex: number }) =>
        params.dataIndex === last && isPartial(chart, last) ? 6 : 0,
      showSymbol: true,
      showAllSymbol: true,
      lineStyle: { color: colour, width: lineWidth(context), type: 'dotted' },
      itemStyle: { color: colour },
      tooltip: { show: false },
      ...(labelled && hasTail(chart, series) ? endLabel(series, context) : {}),
      z: 3,
      data: series.values.map((value, at) => (isNear(at) ? value : null)),
    },
  ];
}

/** Dots of so many buckets would hide each other. */
const MANY = 400;

/** A value between gaps has no line to show it, so it gets a dot. */
function lonePoints(series: Series, index: number, context: ChartContext): ChartOption[] {
  const isAlone = (at: number) =>
    series.values[at] !== null &&
    (series.values[at - 1] ?? null) === null &&
    (series.values[at + 1] ?? null) === null;
  if (!series.values.some((_, at) => isAlone(at))) return [];
  return [
    {
      type: 'scatter',
      id: `${series.id}:alone`,
      symbolSize: series.values.length > MANY ? 3 : 7,
      itemStyle: { color: colourOf(series, index, context) },
      tooltip: { show: false },
      silent: true,
      data: series.values.map((value, at) => (isAlone(at) ? value : null)),
    },
  ];
}

/**
 * The periods compared with, thin and grey, or in the paler colour of the series whose past they are. Over bars they
 * run in steps, with a seam that keeps them readable.
 */
export function comparisonSeries(chart: TimeChart, context: ChartContext): ChartOption[] {
  const { theme } = context;
  const periods = [...new Set((chart.comparisons ?? []).map(({ label }) => label))];
  return (chart.comparisons ?? []).flatMap((comparison, index) => {
    const at = chart.series.findIndex(({ id }) => id === comparison.of);
    const series = chart.series[at];
    const own = series === undefined ? theme.comparison : colourOf(series, at, context);
    const isFirst = periods.indexOf(comparison.label) === 0;
    const line = (id: string, color: string, width: number): ChartOption => ({
      type: 'line',
      id,
      name: comparison.label,
      symbol: 'none',
      silent: true,
      connectNulls: false,
      ...(isBars(chart) ? { step: 'middle' } : {}),
      lineStyle: {
        color,
        width,
        type: isFirst ? 'solid' : 'dashed',
        ...(series === undefined ? {} : { opacity: PALE }),
      },
      itemStyle: { color },
      z: isBars(chart) ? 4 : 2,
      data: chart.buckets.map((_, at) => comparison.values[at] ?? null),
    });
    const seam = isBars(chart) ? [line(`seam:${index}`, theme.surface, SEAM_WIDTH)] : [];
    return [...seam, line(`comparison:${index}`, own, lineWidth(context) - THINNER)];
  });
}

const THINNER = 0.5;
const SEAM_WIDTH = 3;
const PALE = 0.5;
