import type { ChartContext } from './context';
import { ellipsis } from './format/text';
import { NO_VALUE } from './format/value';
import type { ChartOption, TableCell } from './kinds/kind';
import type { Measure, Value } from './measure';
import { tooltipStyle } from './tooltip';

/** What every chart shares. The description is set by whoever draws it, so ECharts' own is off. */
export function baseOption(context: ChartContext): ChartOption {
  const { theme } = context;
  return {
    // Twenty charts that grow at once take the browser longer than all else on a page.
    animation: false,
    backgroundColor: 'transparent',
    color: [...theme.categorical],
    textStyle: { fontFamily: theme.fontFamily, fontSize: theme.fontSize, color: theme.text },
    aria: { enabled: true, label: { enabled: false }, decal: { show: context.patterns } },
  };
}

/** A tooltip over one point. */
export function itemTooltip(context: ChartContext, html: (index: number) => string | null) {
  return {
    ...tooltipStyle(context),
    trigger: 'item',
    formatter: (params: { dataIndex?: number }) => html(params.dataIndex ?? -1) ?? '',
  };
}

/** A tooltip over a whole column or row of the axis, so that thin points are easy to hit. */
export function axisTooltip(
  context: ChartContext,
  pointer: 'line' | 'shadow',
  html: (index: number) => string | null,
) {
  const { theme } = context;
  return {
    ...tooltipStyle(context),
    trigger: 'axis',
    axisPointer: {
      type: pointer,
      lineStyle: { color: theme.mutedText, width: 1, type: 'solid' },
      shadowStyle: { color: theme.text, opacity: 0.07 },
      label: { show: false },
    },
    formatter: (params: readonly { dataIndex?: number }[]) =>
      html(params[0]?.dataIndex ?? -1) ?? '',
  };
}

const LEGEND = { icon: 10, gap: 14, row: 22, space: 14, padding: 10 } as const;

/** The legend above a chart, for series that no label could name directly; wraps where it must. */
export function legend(context: ChartContext, names: readonly string[]) {
  const { theme } = context;
  return {
    top: 0,
    left: 0,
    icon: 'roundRect',
    itemWidth: LEGEND.icon,
    itemHeight: LEGEND.icon,
    itemGap: LEGEND.gap,
    data: [...names],
    formatter: (name: string) => ellipsis(name, LONGEST_NAME),
    textStyle: { color: theme.mutedText, fontFamily: theme.fontFamily, fontSize: theme.fontSize },
    selectedMode: false,
  };
}

const LONGEST_NAME = 24;
/** A character's usual part of the font size. */
const CHARACTER = 0.6;

/** Pixels that the legend takes, judged by the length of its names. */
export function legendHeight(context: ChartContext, names: readonly string[]): number {
  let rows = 1;
  let used = 0;
  for (const name of names) {
    const letters = Math.min(Array.from(name).length, LONGEST_NAME);
    const width = LEGEND.icon + 5 + letters * context.theme.fontSize * CHARACTER + LEGEND.gap;
    if (used > 0 && used + width > context.width - LEGEND.padding) {
      rows += 1;
      used = 0;
    }
    used += width;
  }
  return rows * LEGEND.row + LEGEND.space;
}

/** An axis of amounts: few lines, short numbers, no frame. */
export function valueAxis(measure: Measure, context: ChartContext, fromZero: boolean, highest = 0) {
  const { theme, format } = context;
  return {
    type: 'value',
    ...(fromZero ? {} : { scale: true }),
    ...(measure.unit === 'count' ? { minInterval: 1 } : {}),
    ...(measure.unit === 'percent' && fromZero && isNearlyAll(highest)
      ? { max: 100, interval: 25 }
      : {}),
    splitNumber: 4,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      color: theme.mutedText,
      fontFamily: theme.fontFamily,
      fontSize: theme.fontSize,
      hideOverlap: true,
      formatter: (value: number) => format.short(value, measure),
    },
    splitLine: { lineStyle: { color: theme.gridLine, width: 1 } },
  };
}

/** The scale of a chart in which everything is zero: it says so, and makes up no other number. */
export function zeroAxis(measure: Measure, context: ChartContext) {
  const { axisLabel } = valueAxis(measure, context, true);
  const formatter = (value: number) => (value === 0 ? context.format.short(0, measure) : '');
  return { min: 0, max: 1, interval: 1, axisLabel: { ...axisLabel, formatter } };
}

/** A share near the whole is drawn up to the whole, and never beyond. */
function isNearlyAll(highest: number): boolean {
  return highest > 75 && highest <= 100;
}

/** An axis of names or buckets. */
export function categoryAxis(context: ChartContext, labels: readonly string[]) {
  const { theme } = context;
  return {
    type: 'category',
    data: [...labels],
    axisLine: { lineStyle: { color: theme.border } },
    axisTick: { show: false },
    axisLabel: {
      color: theme.mutedText,
      fontFamily: theme.fontFamily,
      fontSize: theme.fontSize,
    },
  };
}

/** A table cell of a number. */
export function valueCell(
  value: Value | undefined,
  measure: Measure,
  context: ChartContext,
): TableCell {
  if (value === null || value === undefined) return { text: NO_VALUE, raw: null };
  return { text: context.format.full(value, measure), raw: value };
}

/** A table cell of words. */
export function textCell(text: string): TableCell {
  return { text, raw: text };
}
