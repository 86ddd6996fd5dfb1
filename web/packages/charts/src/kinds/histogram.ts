import { axisTooltip, baseOption, categoryAxis, textCell, valueAxis, valueCell } from '../base';
import type { Bin, HistogramChart } from '../chart';
import type { ChartContext } from '../context';
import { comparisonCells, shareText } from '../items';
import type { Measure } from '../measure';
import { type TooltipText, tooltipHtml, tooltipWords } from '../tooltip';
import type { ChartOption, Kind, Point } from './kind';

/** Pixels that a bound under the axis takes. */
const BOUND_WIDTH = 54;

/** How many fall in each bin. */
export const histogramKind: Kind<HistogramChart> = {
  option(chart, context) {
    const axis = categoryAxis(
      context,
      chart.bins.map((bin) => binName(bin, chart, context)),
    );
    const every = Math.max(
      1,
      Math.ceil((chart.bins.length * BOUND_WIDTH) / Math.max(context.width - 60, BOUND_WIDTH)),
    );
    return {
      ...baseOption(context),
      grid: {
        top: 10,
        left: 4,
        right: 8,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: axisTooltip(context, 'shadow', (index) => {
        const text = binText(chart, context, index);
        return text === null ? null : tooltipHtml(text, context);
      }),
      xAxis: {
        ...axis,
        axisLabel: {
          ...axis.axisLabel,
          interval: (index: number) => index % every === 0,
          hideOverlap: true,
        },
      },
      yAxis: valueAxis(chart.measure, context, true),
      series: [bins(chart, context), ...previousLine(chart, context)],
    };
  },

  table(chart, context) {
    const whole = chart.bins.reduce((sum, bin) => sum + (bin.value ?? 0), 0);
    const compared = chart.bins.some((bin) => bin.previous !== undefined);
    return {
      columns: [
        { label: chart.of.label, numeric: false },
        { label: chart.measure.label, numeric: true },
        { label: 'Share', numeric: true },
        ...(compared
          ? [
              { label: chart.comparisonLabel ?? 'Before', numeric: true },
              { label: 'Change', numeric: true },
            ]
          : []),
      ],
      rows: chart.bins.map((bin, index) => ({
        target: { index, series: null },
        cells: [
          textCell(binName(bin, chart, context)),
          valueCell(bin.value, chart.measure, context),
          textCell(shareText(bin.value, whole, context) ?? ''),
          ...(compared ? comparisonCells(bin.value, bin.previous, chart.measure, context) : []),
        ],
      })),
    };
  },

  points(chart, context) {
    return [
      chart.bins.map((_, index): Point => {
        const text = binText(chart, context, index);
        return {
          target: { index, series: null },
          seriesIndex: 0,
          dataIndex: index,
          words: text === null ? '' : tooltipWords(text, context),
        };
      }),
    ];
  },

  target: (chart, _seriesIndex, dataIndex) =>
    dataIndex >= 0 && dataIndex < chart.bins.length ? { index: dataIndex, series: null } : null,

  notes: (chart) => (hasEvenBins(chart) ? [] : ['Bands differ in width.']),
};

/** True when all closed bins are equally wide, so that heights compare like areas. */
function hasEvenBins(chart: HistogramChart): boolean {
  const widths = chart.bins.flatMap((bin) => (bin.to === null ? [] : [bin.to - bin.from]));
  return new Set(widths).size <= 1;
}

/** A bin in words: `1–2 min`, `≥ 10 min`, or a single value. */
function binName(bin: Bin, chart: HistogramChart, context: ChartContext): string {
  const { format } = context;
  const { measure, size } = scaleOf(bin, chart.of);
  if (bin.to === null) return `≥ ${format.short(bin.from / size, measure)}`;
  if (bin.to === bin.from) return format.short(bin.from, measure);
  const money = measure.unit === 'currency' || measure.unit === 'currency_per_day';
  if (money) return `${format.short(bin.from, measure)}–${format.short(bin.to, measure)}`;
  const bare = { ...measure, unit: 'score' as const };
  return `${format.short(bin.from / size, bare)}–${format.short(bin.to / size, measure)}`;
}

/** Seconds from a minute on are said in minutes. */
function scaleOf(bin: Bin, of: Measure): { readonly measure: Measure; readonly size: number } {
  const inMinutes = of.unit === 'seconds' && bin.from >= 60;
  return inMinutes ? { measure: { ...of, unit: 'minutes' }, size: 60 } : { measure: of, size: 1 };
}

function binText(chart: HistogramChart, context: ChartContext, index: number): TooltipText | null {
  const bin = chart.bins[index];
  if (bin === undefined) return null;
  const whole = chart.bins.reduce((sum, each) => sum + (each.value ?? 0), 0);
  const share = shareText(bin.value, whole, context);
  return {
    title: `${chart.of.label}: ${binName(bin, chart, context)}`,
    ...(share === undefined ? {} : { note: `${share} of the whole` }),
    rows: [
      {
        label: chart.measure.label,
        value: bin.value,
        measure: chart.measure,
        colour: context.theme.accent,
        previous: bin.previous,
      },
    ],
    comparisonLabel: chart.comparisonLabel,
  };
}

function bins(chart: HistogramChart, context: ChartContext): ChartOption {
  return {
    type: 'bar',
    name: chart.measure.label,
    barCategoryGap: '6%',
    cursor: 'pointer',
    itemStyle: { color: context.theme.accent, borderRadius: [2, 2, 0, 0] },
    emphasis: { itemStyle: { opacity: 0.85 } },
    data: chart.bins.map((bin) => bin.value),
  };
}

/** The distribution of the period compared with, as a stepped grey line. */
function previousLine(chart: HistogramChart, context: ChartContext): ChartOption[] {
  if (!chart.bins.some((bin) => typeof bin.previous === 'number')) return [];
  return [
    {
      type: 'line',
      name: chart.comparisonLabel ?? 'Before',
      step: 'middle',
      showSymbol: false,
      silent: true,
      lineStyle: { color: context.theme.comparison, width: 1.25 },
      itemStyle: { color: context.theme.comparison },
      data: chart.bins.map((bin) => bin.previous ?? null),
      z: 4,
    },
  ];
}
