import { axisTooltip, baseOption, categoryAxis, textCell, valueAxis, valueCell } from '../base';
import type { ProgressChart } from '../chart';
import { type ChartContext, NARROW } from '../context';
import { ellipsis } from '../format/text';
import { shareText } from '../items';
import { type TooltipText, tooltipHtml, tooltipWords } from '../tooltip';
import type { ChartOption, Kind, Point } from './kind';

const THICK = 14;

/** Amounts on the way to their targets. */
export const progressKind: Kind<ProgressChart> = {
  option(chart, context) {
    const names = categoryAxis(
      context,
      chart.aims.map((aim) => aim.label),
    );
    const length = context.width < NARROW ? 14 : 24;
    return {
      ...baseOption(context),
      grid: {
        top: 4,
        left: 4,
        right: 4,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: axisTooltip(context, 'shadow', (index) => {
        const text = aimText(chart, context, index);
        return text === null ? null : tooltipHtml(text, context);
      }),
      xAxis: {
        ...valueAxis(chart.measure, context, true),
        axisLabel: { show: false },
        splitLine: { show: false },
      },
      yAxis: [
        {
          ...names,
          inverse: true,
          axisLine: { show: false },
          axisLabel: {
            ...names.axisLabel,
            color: context.theme.text,
            interval: 0,
            formatter: (label: string) => ellipsis(label, length),
          },
        },
        {
          ...categoryAxis(
            context,
            chart.aims.map((_, index) => String(index)),
          ),
          inverse: true,
          position: 'right',
          axisLine: { show: false },
          axisLabel: {
            ...names.axisLabel,
            color: context.theme.text,
            interval: 0,
            formatter: (index: string) => amountText(chart, context, Number(index)),
          },
        },
      ],
      series: [bars(chart, context), targets(chart, context)],
    };
  },

  table: (chart, context) => ({
    columns: [
      { label: 'Name', numeric: false },
      { label: chart.measure.label, numeric: true },
      { label: 'Target', numeric: true },
      { label: 'Of the target', numeric: true },
    ],
    rows: chart.aims.map(({ label, value, target }, index) => ({
      target: { index, series: null },
      cells: [
        textCell(label),
        valueCell(value, chart.measure, context),
        valueCell(target, chart.measure, context),
        textCell(shareText(value, target ?? 0, context) ?? ''),
      ],
    })),
  }),

  points(chart, context) {
    const row = chart.aims.map((_, index): Point => {
      const text = aimText(chart, context, index);
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
    dataIndex >= 0 && dataIndex < chart.aims.length ? { index: dataIndex, series: null } : null,

  notes: () => ['The mark across a bar is its target.'],
};

function aimText(chart: ProgressChart, context: ChartContext, index: number): TooltipText | null {
  const aim = chart.aims[index];
  if (aim === undefined) return null;
  const share = shareText(aim.value, aim.target ?? 0, context);
  return {
    title: aim.label,
    ...(share === undefined ? {} : { note: `${share} of the target` }),
    rows: [
      { label: chart.measure.label, value: aim.value, measure: chart.measure },
      { label: 'Target', value: aim.target, measure: chart.measure },
    ],
  };
}

/** The amount and its part of the target, beside the bar. */
function amountText(chart: ProgressChart, context: ChartContext, index: number): string {
  const aim = chart.aims[index];
  if (aim === undefined || aim.value === null) return '';
  const share = shareText(aim.value, aim.target ?? 0, context);
  const amount = context.format.short(aim.value, chart.measure);
  return share === undefined ? amount : `${amount} · ${share}`;
}

function bars(chart: ProgressChart, context: ChartContext): ChartOption {
  const { theme } = context;
  return {
    type: 'bar',
    name: chart.measure.label,
    barMaxWidth: THICK,
    cursor: 'pointer',
    showBackground: true,
    backgroundStyle: { color: theme.noData, borderRadius: 3 },
    itemStyle: { color: theme.accent, borderRadius: 3 },
    data: chart.aims.map((aim) => aim.value),
  };
}

function targets(chart: ProgressChart, context: ChartContext): ChartOption {
  return {
    type: 'scatter',
    name: 'Target',
    symbol: 'rect',
    symbolSize: [2, THICK + 8],
    silent: true,
    itemStyle: { color: context.theme.text },
    z: 4,
    data: chart.aims.map((aim, index) => [aim.target ?? '-', index]),
  };
}
