import { axisTooltip, baseOption, categoryAxis, textCell, valueAxis, valueCell } from '../base';
import type { WaterfallChart, WaterfallStep } from '../chart';
import { type ChartContext, NARROW } from '../context';
import { ellipsis } from '../format/text';
import { comparisonCells } from '../items';
import { type TooltipText, tooltipHtml, tooltipWords } from '../tooltip';
import type { ChartOption, Kind, Point } from './kind';
import { axisStart, balanceOf, spansOf, type WaterfallSpan } from './waterfall-spans';

/** Pixels that the longest usual name needs to stand upright. */
const NAME_ROOM = 82;
/** Pixels: seven amounts must fit beside each other on a phone. */
const NARROW_LABEL = 10;

/** How a level came to be another. */
export const waterfallKind: Kind<WaterfallChart> = {
  option(chart, context) {
    const spans = spansOf(chart.steps);
    const floor = axisStart(spans);
    const names = categoryAxis(
      context,
      chart.steps.map((step) => step.label),
    );
    return {
      ...baseOption(context),
      grid: {
        top: 24,
        left: 4,
        right: 8,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: axisTooltip(context, 'shadow', (index) => {
        const text = stepText(chart, spans, index);
        return text === null ? null : tooltipHtml(text, context);
      }),
      xAxis: { ...names, axisLabel: { ...names.axisLabel, ...nameLabel(chart, context) } },
      yAxis: yAxis(floor, chart, context),
      series: [
        ground(spans),
        risen(chart, spans, context),
        sunk(chart, spans, context),
        connectors(spans, context),
      ],
    };
  },

  table(chart, context) {
    const spans = spansOf(chart.steps);
    const compared = chart.steps.some((step) => step.previous !== undefined);
    return {
      columns: [
        { label: 'Step', numeric: false },
        { label: chart.measure.label, numeric: true },
        { label: 'Level after it', numeric: true },
        ...(compared
          ? [
              { label: chart.comparisonLabel ?? 'Before', numeric: true },
              { label: 'Change', numeric: true },
            ]
          : []),
      ],
      rows: chart.steps.map((step, index) => ({
        target: { index, series: null },
        cells: [
          textCell(step.label),
          valueCell(step.value, chart.measure, context),
          valueCell(spans[index]?.after, chart.measure, context),
          ...(compared ? comparisonCells(step.value, step.previous, chart.measure, context) : []),
        ],
      })),
    };
  },

  points(chart, context) {
    const spans = spansOf(chart.steps);
    const row = chart.steps.map((_, index): Point => {
      const text = stepText(chart, spans, index);
      return {
        target: { index, series: null },
        seriesIndex: (spans[index]?.high ?? 0) > 0 ? 1 : 2,
        dataIndex: index,
        words: text === null ? '' : tooltipWords(text, context),
      };
    });
    return [row];
  },

  target: (chart, _seriesIndex, dataIndex) =>
    dataIndex >= 0 && dataIndex < chart.steps.length ? { index: dataIndex, series: null } : null,

  notes(chart, context) {
    const balance = balanceOf(chart.steps);
    const written = (value: number) => context.format.full(value, chart.measure);
    const cut =
      axisStart(spansOf(chart.steps)) > 0
        ? ['The axis does not start at zero, so that the changes can be seen.']
        : [];
    if (balance === undefined) return cut;
    const sum = balance.adds
      ? `Start and changes add up to the end: ${written(balance.end)}.`
      : `Does not add up: start and changes give ${written(balance.computed)}, the end is ${written(balance.end)}.`;
    return [sum, ...cut];
  },
};

function nameLabel(chart: WaterfallChart, context: ChartContext): ChartOption {
  const room = context.width / Math.max(chart.steps.length, 1);
  const slanted = room < NAME_ROOM;
  return {
    interval: 0,
    ...(slanted ? { rotate: 40 } : { width: room - 6, overflow: 'break' }),
    formatter: (label: string) => ellipsis(label, slanted ? 14 : 24),
  };
}

/** A cut axis begins between two of its lines: there a number would touch the next. */
function yAxis(floor: number, chart: WaterfallChart, context: ChartContext): ChartOption {
  const axis = valueAxis(chart.measure, context, true);
  if (floor <= 0) return axis;
  return { ...axis, min: floor, axisLabel: { ...axis.axisLabel, showMinLabel: false } };
}

function stepText(
  chart: WaterfallChart,
  spans: readonly WaterfallSpan[],
  index: number,
): TooltipText | null {
  const step = chart.steps[index];
  const span = spans[index];
  if (step === undefined || span === undefined) return null;
  const amount = {
    label: step.isLevel ? chart.measure.label : 'Change',
    value: step.value,
    measure: chart.measure,
    previous: step.previous,
  };
  const after = { label: 'Level after it', value: span.after, measure: chart.measure };
  return {
    title: step.label,
    rows: step.isLevel ? [amount] : [amount, after],
    comparisonLabel: chart.comparisonLabel,
  };
}

/** What changes stand on: invisible, and no aim for a click. */
function ground(spans: readonly WaterfallSpan[]): ChartOption {
  return {
    type: 'bar',
    stack: 'step',
    barMaxWidth: 64,
    barCategoryGap: '36%',
    silent: true,
    itemStyle: { color: 'transparent' },
    data: spans.map(({ low, high }) => (low > 0 ? low : high < 0 ? high : 0)),
  };
}

function risen(
  chart: WaterfallChart,
  spans: readonly WaterfallSpan[],
  context: ChartContext,
): ChartOption {
  return {
    ...barOption(chart),
    labelLayout: { hideOverlap: true },
    label: {
      show: true,
      position: 'top',
      color: context.theme.text,
      fontFamily: context.theme.fontFamily,
      fontSize: context.width < NARROW ? NARROW_LABEL : context.theme.fontSize,
      formatter: ({ dataIndex }: { dataIndex: number }) =>
        labelOf(chart.steps[dataIndex], chart, context),
    },
    data: spans.map(({ low, high }, index) => ({
      value: high > 0 ? high - Math.max(low, 0) : 0,
      itemStyle: { color: colourOf(chart, chart.steps[index], context) },
    })),
  };
}

/** The part below zero. */
function sunk(
  chart: WaterfallChart,
  spans: readonly WaterfallSpan[],
  context: ChartContext,
): ChartOption {
  return {
    ...barOption(chart),
    data: spans.map(({ low, high }, index) => ({
      value: low < 0 ? low - Math.min(high, 0) : 0,
      itemStyle: { color: colourOf(chart, chart.steps[index], context) },
    })),
  };
}

function barOption(chart: WaterfallChart): ChartOption {
  return {
    type: 'bar',
    name: chart.measure.label,
    stack: 'step',
    barMaxWidth: 64,
    cursor: 'pointer',
    emphasis: { itemStyle: { opacity: 0.85 } },
  };
}

/** From the end of each bar to the next: the level as a line of steps that the bars cover where it climbs. */
function connectors(spans: readonly WaterfallSpan[], context: ChartContext): ChartOption {
  return {
    type: 'line',
    step: 'end',
    symbol: 'none',
    silent: true,
    z: 1,
    lineStyle: { color: context.theme.comparison, width: 1 },
    data: spans.map(({ after }) => after),
  };
}

/** A change carries its sign, so that its direction is not said by colour alone. */
function labelOf(
  step: WaterfallStep | undefined,
  chart: WaterfallChart,
  context: ChartContext,
): string {
  const value = step?.value ?? null;
  if (step === undefined || value === null) return '';
  const text = context.format.short(value, chart.measure);
  return step.isLevel || value <= 0 ? text : `+${text}`;
}

function colourOf(
  chart: WaterfallChart,
  step: WaterfallStep | undefined,
  context: ChartContext,
): string {
  const { theme } = context;
  if (step === undefined || step.isLevel) return theme.accent;
  const isRise = (step.value ?? 0) >= 0;
  if (chart.measure.good === 'neither') return isRise ? theme.accent : theme.other;
  return isRise === (chart.measure.good === 'up') ? theme.good : theme.bad;
}
