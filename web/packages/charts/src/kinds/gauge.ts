import { baseOption, itemTooltip, textCell, valueCell } from '../base';
import type { GaugeChart } from '../chart';
import type { ChartContext } from '../context';
import { NO_VALUE } from '../format/value';
import { comparisonCells } from '../items';
import { type TooltipText, tooltipHtml, tooltipWords } from '../tooltip';
import type { ChartOption, Kind } from './kind';

const THICK = 16;

/** One value between two ends. */
export const gaugeKind: Kind<GaugeChart> = {
  option(chart, context) {
    return {
      ...baseOption(context),
      tooltip: itemTooltip(context, () => tooltipHtml(gaugeText(chart), context)),
      series: [dial(chart, context), ...targetMark(chart, context)],
    };
  },

  table(chart, context) {
    const compared = chart.previous !== undefined;
    const aimed = chart.target !== undefined;
    return {
      columns: [
        { label: 'Figure', numeric: false },
        { label: 'Value', numeric: true },
        ...(aimed ? [{ label: 'Target', numeric: true }] : []),
        ...(compared
          ? [
              { label: chart.comparisonLabel ?? 'Before', numeric: true },
              { label: 'Change', numeric: true },
            ]
          : []),
      ],
      rows: [
        {
          target: { index: 0, series: null },
          cells: [
            textCell(chart.measure.label),
            valueCell(chart.value, chart.measure, context),
            ...(aimed ? [valueCell(chart.target, chart.measure, context)] : []),
            ...(compared
              ? comparisonCells(chart.value, chart.previous, chart.measure, context)
              : []),
          ],
        },
      ],
    };
  },

  points: (chart, context) => [
    [
      {
        target: { index: 0, series: null },
        seriesIndex: 0,
        dataIndex: 0,
        words: tooltipWords(gaugeText(chart), context),
      },
    ],
  ],

  target: (_chart, _seriesIndex, dataIndex) =>
    dataIndex === 0 ? { index: 0, series: null } : null,

  notes: () => [],
};

function gaugeText(chart: GaugeChart): TooltipText {
  const { measure, value, target } = chart;
  return {
    title: chart.title,
    rows: [
      { label: measure.label, value, measure, previous: chart.previous },
      ...(target === undefined ? [] : [{ label: 'Target', value: target, measure }]),
    ],
    comparisonLabel: chart.comparisonLabel,
  };
}

function half(chart: GaugeChart): ChartOption {
  return {
    type: 'gauge',
    startAngle: 180,
    endAngle: 0,
    min: chart.from,
    max: chart.to > chart.from ? chart.to : chart.from + 1,
    radius: '100%',
    center: ['50%', '78%'],
    splitLine: { show: false },
    axisTick: { show: false },
  };
}

function dial(chart: GaugeChart, context: ChartContext): ChartOption {
  const { theme, format } = context;
  const ends = new Set([chart.from, chart.to]);
  return {
    ...half(chart),
    splitNumber: 1,
    cursor: 'pointer',
    progress: { show: true, width: THICK, itemStyle: { color: theme.accent } },
    axisLine: { lineStyle: { width: THICK, color: [[1, theme.noData]] } },
    pointer: { show: false },
    axisLabel: {
      // Below the ends of the ring, however long the amounts are.
      distance: -THICK / 2,
      padding: [38, 0, 0, 0],
      color: theme.mutedText,
      fontFamily: theme.fontFamily,
      fontSize: theme.fontSize,
      formatter: (end: number) => (ends.has(end) ? format.short(end, chart.measure) : ''),
    },
    title: { show: false },
    detail: {
      offsetCenter: [0, '-14%'],
      color: theme.text,
      fontFamily: theme.fontFamily,
      fontSize: 26,
      fontWeight: 600,
      formatter: () => (chart.value === null ? NO_VALUE : format.short(chart.value, chart.measure)),
    },
    data: [{ value: chart.value ?? chart.from, name: chart.measure.label }],
  };
}

/** A tick across the ring. */
function targetMark(chart: GaugeChart, context: ChartContext): ChartOption[] {
  if (typeof chart.target !== 'number') return [];
  return [
    {
      ...half(chart),
      silent: true,
      progress: { show: false },
      axisLine: { show: false },
      axisLabel: { show: false },
      detail: { show: false },
      title: { show: false },
      pointer: {
        icon: 'rect',
        width: 3,
        length: THICK + 8,
        offsetCenter: [0, '-82%'],
        itemStyle: { color: context.theme.text },
      },
      data: [{ value: chart.target }],
    },
  ];
}
