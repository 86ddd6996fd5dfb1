import { axisTooltip, baseOption, categoryAxis, valueAxis } from '../base';
import type { FunnelChart } from '../chart';
import { type ChartContext, NARROW } from '../context';
import { wrapped } from '../format/text';
import { itemPoints, itemTable, itemTarget, itemText, shareText } from '../items';
import { tooltipHtml } from '../tooltip';
import type { ChartOption, Kind } from './kind';

/** Lines of a name that goes on below, as a part of the font size. */
const LINE = 1.15;

/** Steps as bars from the left, each with its part of the first step; the light ground is the step before. */
export const funnelKind: Kind<FunnelChart> = {
  option(chart, context) {
    const names = categoryAxis(
      context,
      chart.items.map((item) => item.label),
    );
    const letters = context.width < NARROW ? 14 : 24;
    return {
      ...baseOption(context),
      grid: {
        top: 4,
        left: 4,
        right: 118,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: axisTooltip(context, 'shadow', (index) => {
        const text = stepText(chart, context, index);
        return text === null ? null : tooltipHtml(text, context);
      }),
      xAxis: {
        ...valueAxis(chart.measure, context, true),
        axisLabel: { show: false },
        splitLine: { show: false },
      },
      yAxis: {
        ...names,
        inverse: true,
        axisLine: { show: false },
        axisLabel: {
          ...names.axisLabel,
          color: context.theme.text,
          interval: 0,
          lineHeight: Math.round(context.theme.fontSize * LINE),
          formatter: (label: string) => wrapped(label, letters),
        },
      },
      series: [steps(chart, context), lost(chart, context)],
    };
  },
  table: (chart, context) => {
    const table = itemTable(chart, context, 'Step');
    const first = chart.items[0]?.value ?? 0;
    return {
      columns: [
        ...table.columns,
        { label: 'Of the first', numeric: true },
        { label: 'Of the one before', numeric: true },
      ],
      rows: table.rows.map((row, index) => ({
        ...row,
        cells: [
          ...row.cells,
          rateCell(chart, context, index, first),
          rateCell(chart, context, index, chart.items[index - 1]?.value ?? first),
        ],
      })),
    };
  },
  points: (chart, context) =>
    itemPoints(chart, context, (index) => stepText(chart, context, index)),
  target: (chart, _seriesIndex, dataIndex) => itemTarget(chart, dataIndex),
  notes: () => [],
};

function rateCell(chart: FunnelChart, context: ChartContext, index: number, base: number) {
  const value = chart.items[index]?.value ?? null;
  const text = shareText(value, base, context) ?? '';
  return { text, raw: value === null || base === 0 ? null : (value / base) * 100 };
}

function stepText(chart: FunnelChart, context: ChartContext, index: number) {
  const first = chart.items[0]?.value ?? 0;
  const before = chart.items[index - 1]?.value ?? first;
  const value = chart.items[index]?.value ?? null;
  const ofFirst = shareText(value, first, context);
  const ofBefore = shareText(value, before, context);
  const note =
    index === 0 || ofFirst === undefined || ofBefore === undefined
      ? undefined
      : `${ofFirst} of the first, ${ofBefore} of the step before`;
  return itemText(chart, index, context.theme.accent, note);
}

function steps(chart: FunnelChart, context: ChartContext): ChartOption {
  return {
    type: 'bar',
    name: chart.measure.label,
    stack: 'step',
    barMaxWidth: 26,
    barCategoryGap: '26%',
    cursor: 'pointer',
    itemStyle: { color: context.theme.accent },
    data: chart.items.map((item) => item.value),
  };
}

/** What the step lost against the one before, as a light ground that also carries the label. */
function lost(chart: FunnelChart, context: ChartContext): ChartOption {
  const { theme, format } = context;
  const first = chart.items[0]?.value ?? 0;
  return {
    type: 'bar',
    name: 'Lost',
    stack: 'step',
    barMaxWidth: 26,
    cursor: 'pointer',
    itemStyle: { color: theme.noData },
    data: chart.items.map((item, index) => {
      const before = chart.items[index - 1]?.value ?? item.value ?? 0;
      return Math.max(0, before - (item.value ?? 0));
    }),
    label: {
      show: true,
      position: 'right',
      color: theme.text,
      fontFamily: theme.fontFamily,
      fontSize: theme.fontSize,
      formatter: (params: { dataIndex: number }) => {
        const value = chart.items[params.dataIndex]?.value ?? null;
        if (value === null) return '';
        const share = params.dataIndex === 0 ? undefined : shareText(value, first, context);
        return `${format.short(value, chart.measure)}${share === undefined ? '' : ` · ${share}`}`;
      },
    },
  };
}
