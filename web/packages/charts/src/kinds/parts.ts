import { baseOption, itemTooltip } from '../base';
import type { PartsChart } from '../chart';
import { type ChartContext, NARROW } from '../context';
import { ellipsis } from '../format/text';
import {
  itemColour,
  itemPoints,
  itemTable,
  itemTarget,
  itemText,
  shareText,
  sumOf,
} from '../items';
import { tooltipHtml } from '../tooltip';
import type { ChartOption, Kind } from './kind';

/** More parts than this can't be told apart in a ring. */
export const MOST_PARTS = 5;

/** Parts of a whole, labelled directly. */
export const partsKind: Kind<PartsChart> = {
  option(chart, context) {
    return {
      ...baseOption(context),
      tooltip: itemTooltip(context, (index) => {
        const text = partText(chart, context, index);
        return text === null ? null : tooltipHtml(text, context);
      }),
      series: [ring(chart, context)],
    };
  },
  table: (chart, context) => itemTable(chart, context, 'Part'),
  points: (chart, context) =>
    itemPoints(chart, context, (index) => partText(chart, context, index)),
  target: (chart, _seriesIndex, dataIndex) => itemTarget(chart, dataIndex),
  notes: () => [],
};

function partText(chart: PartsChart, context: ChartContext, index: number) {
  const item = chart.items[index];
  if (item === undefined) return null;
  const share = shareText(item.value, sumOf(chart.items), context);
  return itemText(
    chart,
    index,
    itemColour(item, index, context),
    share === undefined ? undefined : `${share} of the whole`,
  );
}

function ring(chart: PartsChart, context: ChartContext): ChartOption {
  const { theme } = context;
  const whole = sumOf(chart.items);
  const narrow = context.width < NARROW;
  const hole = narrow ? '40%' : '50%';
  return {
    type: 'pie',
    radius: [chart.solid === true ? 0 : hole, narrow ? '62%' : '74%'],
    center: ['50%', '50%'],
    startAngle: 90,
    cursor: 'pointer',
    avoidLabelOverlap: true,
    itemStyle: { borderColor: theme.surface, borderWidth: 2 },
    emphasis: { scaleSize: 3 },
    label: {
      color: theme.text,
      fontFamily: theme.fontFamily,
      fontSize: theme.fontSize,
      lineHeight: 16,
      formatter: (params: { dataIndex: number }) => {
        const item = chart.items[params.dataIndex];
        if (item === undefined) return '';
        const share = shareText(item.value, whole, context);
        return `${ellipsis(item.label, narrow ? 12 : 18)}\n${share ?? ''}`;
      },
    },
    labelLine: { length: 8, length2: 8, lineStyle: { color: theme.border } },
    data: chart.items.map((item, index) => ({
      name: item.label,
      value: item.value ?? 0,
      itemStyle: { color: itemColour(item, index, context) },
    })),
  };
}
