import { axisTooltip, baseOption, categoryAxis, valueAxis } from '../base';
import type { BarsChart } from '../chart';
import { type ChartContext, NARROW } from '../context';
import { ellipsis } from '../format/text';
import { itemPoints, itemTable, itemTarget, itemText } from '../items';
import { tooltipHtml } from '../tooltip';
import type { ChartOption, Kind } from './kind';

/** Pixels between the mark of before and an amount beside it. */
const MARK_GAP = 5;

/** Amounts side by side. */
export const barsKind: Kind<BarsChart> = {
  option(chart, context) {
    const across = chart.direction === 'across';
    const names = nameAxis(chart, context);
    const amounts = valueAxis(chart.measure, context, true);
    return {
      ...baseOption(context),
      grid: {
        top: 4,
        left: 4,
        right: across ? 56 : 8,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: axisTooltip(context, 'shadow', (index) => {
        const text = itemText(chart, index, context.theme.accent);
        return text === null ? null : tooltipHtml(text, context);
      }),
      xAxis: across
        ? { ...amounts, axisLabel: { show: false }, splitLine: { show: false } }
        : names,
      yAxis: across ? { ...names, inverse: true, axisLine: { show: false } } : amounts,
      series: [bars(chart, context), ...previousMarks(chart, context)],
    };
  },
  table: (chart, context) => itemTable(chart, context, 'Name'),
  points: (chart, context) => itemPoints(chart, context),
  target: (chart, _seriesIndex, dataIndex) => itemTarget(chart, dataIndex),
  notes: () => [],
};

function nameAxis(chart: BarsChart, context: ChartContext): ChartOption {
  const across = chart.direction === 'across';
  const axis = categoryAxis(
    context,
    chart.items.map((item) => item.label),
  );
  const length = context.width < NARROW ? 14 : 24;
  return {
    ...axis,
    axisLabel: {
      ...axis.axisLabel,
      ...(across ? { color: context.theme.text, interval: 0 } : { hideOverlap: true }),
      formatter: (label: string) => ellipsis(label, length),
    },
  };
}

function bars(chart: BarsChart, context: ChartContext): ChartOption {
  const { theme, format } = context;
  const across = chart.direction === 'across';
  return {
    type: 'bar',
    name: chart.measure.label,
    barMaxWidth: across ? 18 : 44,
    barCategoryGap: '30%',
    cursor: 'pointer',
    itemStyle: { color: theme.accent, borderRadius: across ? [0, 2, 2, 0] : [2, 2, 0, 0] },
    emphasis: { itemStyle: { opacity: 0.85 } },
    label: {
      show: across,
      position: 'right',
      color: theme.text,
      fontFamily: theme.fontFamily,
      fontSize: theme.fontSize,
      formatter: (params: { dataIndex: number }) => {
        const value = chart.items[params.dataIndex]?.value ?? null;
        return value === null ? '' : format.short(value, chart.measure);
      },
    },
    ...(across ? { labelLayout: (label: PlacedLabel) => besideMark(chart, label) } : {}),
    data: chart.items.map((item) =>
      item.rest === true ? { value: item.value, itemStyle: { color: theme.other } } : item.value,
    ),
  };
}

/** Where a bar and its amount are about to be drawn, in pixels. */
interface PlacedLabel {
  readonly dataIndex: number;
  readonly rect: { readonly x: number; readonly width: number };
  readonly labelRect: { readonly x: number; readonly width: number };
}

/** Moves an amount that the mark of before would cross behind that mark. */
export function besideMark(chart: BarsChart, label: PlacedLabel): { dx?: number } {
  const { value, previous } = chart.items[label.dataIndex] ?? {};
  if (typeof value !== 'number' || value <= 0 || typeof previous !== 'number') return {};
  const mark = label.rect.x + (label.rect.width * previous) / value;
  const { x, width } = label.labelRect;
  const crosses = mark > x - MARK_GAP && mark < x + width + MARK_GAP;
  return crosses ? { dx: mark + MARK_GAP - x } : {};
}

/** The amount in the period compared with: a thin grey mark across the bar. */
function previousMarks(chart: BarsChart, context: ChartContext): ChartOption[] {
  if (!chart.items.some((item) => typeof item.previous === 'number')) return [];
  const across = chart.direction === 'across';
  return [
    {
      type: 'scatter',
      name: chart.comparisonLabel ?? 'Before',
      symbol: 'rect',
      symbolSize: across ? [2, 18] : [28, 2],
      silent: true,
      itemStyle: { color: context.theme.comparison },
      data: chart.items.map((item, index) =>
        across ? [item.previous ?? null, index] : [index, item.previous ?? null],
      ),
      z: 4,
    },
  ];
}
