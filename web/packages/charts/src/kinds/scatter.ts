import { baseOption, itemTooltip, textCell, valueAxis, valueCell } from '../base';
import type { ScatterChart } from '../chart';
import { type ChartContext, NARROW } from '../context';
import { ellipsis } from '../format/text';
import type { Measure } from '../measure';
import { type TooltipText, tooltipHtml, tooltipWords } from '../tooltip';
import { dotLabels } from './dot-labels';
import type { ChartOption, Kind, Point } from './kind';

/** Letters of a dot's name. */
const LONGEST_NAME = 22;

/** Two measures against each other. */
export const scatterKind: Kind<ScatterChart> = {
  option(chart, context) {
    return {
      ...baseOption(context),
      grid: {
        top: 26,
        left: 4,
        right: 20,
        bottom: 22,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: itemTooltip(context, (index) => {
        const text = dotText(chart, index);
        return text === null ? null : tooltipHtml(text, context);
      }),
      xAxis: { ...namedAxis(chart.across, context), nameLocation: 'middle', nameGap: 26 },
      yAxis: {
        ...namedAxis(chart.measure, context),
        nameLocation: 'end',
        nameTextStyle: { ...nameStyle(context), align: 'left' },
      },
      series: [dots(chart, context)],
    };
  },

  table: (chart, context) => ({
    columns: [
      { label: 'Name', numeric: false },
      { label: chart.across.label, numeric: true },
      { label: chart.measure.label, numeric: true },
    ],
    rows: chart.dots.map((dot, index) => ({
      target: { index, series: null },
      cells: [
        textCell(dot.label),
        valueCell(dot.x, chart.across, context),
        valueCell(dot.y, chart.measure, context),
      ],
    })),
  }),

  /** From left to right, whatever order the dots came in. */
  points(chart, context) {
    const row = chart.dots
      .map((dot, index) => ({ dot, index }))
      .sort((a, b) => (a.dot.x ?? 0) - (b.dot.x ?? 0))
      .map(({ index }): Point => {
        const text = dotText(chart, index);
        return {
          target: { index, series: null },
          seriesIndex: 0,
          dataIndex: index,
          words: text === null ? '' : tooltipWords(text, context),
        };
      });
    return [row];
  },

  target: (chart, _seriesIndex, dataIndex) =>
    dataIndex >= 0 && dataIndex < chart.dots.length ? { index: dataIndex, series: null } : null,

  notes: (chart) => (chart.equalLabel === undefined ? [] : [`On the line: ${chart.equalLabel}.`]),
};

function dotText(chart: ScatterChart, index: number): TooltipText | null {
  const dot = chart.dots[index];
  if (dot === undefined) return null;
  return {
    title: dot.label,
    rows: [
      { label: chart.across.label, value: dot.x, measure: chart.across },
      { label: chart.measure.label, value: dot.y, measure: chart.measure },
    ],
  };
}

function nameStyle(context: ChartContext): ChartOption {
  const { theme } = context;
  return { color: theme.mutedText, fontFamily: theme.fontFamily, fontSize: theme.fontSize };
}

function namedAxis(measure: Measure, context: ChartContext): ChartOption {
  return {
    ...valueAxis(measure, context, true),
    name: measure.label,
    nameTextStyle: nameStyle(context),
  };
}

function dots(chart: ScatterChart, context: ChartContext): ChartOption {
  const { theme } = context;
  const labels = dotLabels(chart.dots, context.width, LONGEST_NAME);
  return {
    type: 'scatter',
    name: chart.measure.label,
    symbolSize: 12,
    cursor: 'pointer',
    itemStyle: { color: theme.accent, opacity: 0.8, borderColor: theme.surface, borderWidth: 1 },
    emphasis: { scale: 1.4, itemStyle: { opacity: 1 } },
    label: {
      show: false,
      color: theme.text,
      fontFamily: theme.fontFamily,
      fontSize: theme.fontSize,
      formatter: ({ dataIndex }: { dataIndex: number }) =>
        ellipsis(chart.dots[dataIndex]?.label ?? '', LONGEST_NAME),
    },
    ...equalLine(chart, context),
    data: chart.dots.map(({ x, y }, index) => {
      const position = context.width < NARROW ? undefined : labels.get(index);
      return {
        value: [x ?? '-', y ?? '-'],
        ...(position === undefined ? {} : { label: { show: true, position } }),
      };
    }),
  };
}

/** From zero to where the smaller of both axes ends. */
function equalLine(chart: ScatterChart, context: ChartContext): ChartOption {
  if (chart.equalLabel === undefined) return {};
  const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  const end = Math.min(
    Math.max(0, ...known(chart.dots.map(({ x }) => x))),
    Math.max(0, ...known(chart.dots.map(({ y }) => y))),
  );
  if (end <= 0) return {};
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      lineStyle: { color: context.theme.comparison, width: 1.5, type: 'dashed' },
      label: { show: false },
      data: [[{ coord: [0, 0] }, { coord: [end, end] }]],
    },
  };
}
