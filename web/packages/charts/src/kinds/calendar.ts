import { baseOption, categoryAxis, itemTooltip, textCell, valueCell } from '../base';
import type { CalendarChart } from '../chart';
import { colourScale } from '../colour-scale';
import type { ChartContext } from '../context';
import { axisLabel, bucketRange, localTime, weekdayName } from '../format/time';
import { type TooltipText, tooltipHtml, tooltipWords } from '../tooltip';
import type { ChartOption, Kind, Point } from './kind';

const DAYS = 7;
/** Pixels of a month's name under its first week. */
const MONTH = 34;
/** Pixels that the weekdays' names take, and the most that a week takes. */
const NAMES = 50;
const WIDEST = 64;

/** Days as cells, weeks as columns: what repeats with the week and what does not. */
export const calendarKind: Kind<CalendarChart> = {
  option(chart, context) {
    const places = placesOf(chart, context);
    const weeks = categoryAxis(context, weekLabels(chart, places, context));
    const days = categoryAxis(
      context,
      weekdays(chart.weekStart).map((day) => weekdayName(day, context.locale, 'short')),
    );
    return {
      ...baseOption(context),
      aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
      grid: {
        top: 4,
        left: 4,
        right: Math.max(4, context.width - NAMES - weeksOf(places) * WIDEST),
        bottom: 44,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: itemTooltip(context, (index) => {
        const text = dayText(chart, context, index);
        return text === null ? null : tooltipHtml(text, context);
      }),
      xAxis: {
        ...weeks,
        axisLine: { show: false },
        axisLabel: { ...weeks.axisLabel, interval: 0 },
      },
      yAxis: {
        ...days,
        inverse: true,
        axisLine: { show: false },
        axisLabel: { ...days.axisLabel, interval: 1 },
      },
      visualMap: colourScale(chart.values, chart.measure, context),
      series: [cells(chart, places, context)],
    };
  },

  table: (chart, context) => ({
    columns: [
      { label: 'Day', numeric: false },
      { label: chart.measure.label, numeric: true },
    ],
    rows: chart.buckets.map((bucket, index) => ({
      target: { index, series: null },
      cells: [
        textCell(bucketRange(bucket, 'day', context.locale, context.timezone)),
        valueCell(chart.values[index], chart.measure, context),
      ],
    })),
  }),

  /** A row for each weekday, so that left and right go from week to week. */
  points(chart, context) {
    const places = placesOf(chart, context);
    return Array.from({ length: DAYS }, (_, row) =>
      places.flatMap((place, index): readonly Point[] => {
        const text = dayText(chart, context, index);
        if (place.row !== row || text === null) return [];
        return [
          {
            target: { index, series: null },
            seriesIndex: 0,
            dataIndex: index,
            words: tooltipWords(text, context),
          },
        ];
      }),
    ).filter((row) => row.length > 0);
  },

  target: (chart, _seriesIndex, dataIndex) =>
    dataIndex >= 0 && dataIndex < chart.buckets.length ? { index: dataIndex, series: null } : null,

  notes: (chart) =>
    chart.buckets.at(-1)?.partial === true ? ['The last day is still running.'] : [],
};

interface Place {
  readonly week: number;
  readonly row: number;
}

function weekdays(first: number): readonly number[] {
  return Array.from({ length: DAYS }, (_, index) => ((first - 1 + index) % DAYS) + 1);
}

/** Week and weekday of each day, by the local calendar. */
function placesOf(chart: CalendarChart, context: ChartContext): readonly Place[] {
  const order = weekdays(chart.weekStart);
  let week = -1;
  return chart.buckets.map((bucket, index) => {
    const row = order.indexOf(localTime(bucket.start, context.timezone).weekday);
    if (index === 0 || row === 0) week += 1;
    return { week, row };
  });
}

function weeksOf(places: readonly Place[]): number {
  return (places.at(-1)?.week ?? -1) + 1;
}

/** Each month's name under its first week, as far as there is room. */
function weekLabels(
  chart: CalendarChart,
  places: readonly Place[],
  context: ChartContext,
): readonly string[] {
  const count = weeksOf(places);
  const labels = Array.from({ length: count }, () => '');
  const between = Math.ceil(MONTH / Math.max(context.width / Math.max(count, 1), 1));
  let last = Number.NEGATIVE_INFINITY;
  chart.buckets.forEach((bucket, index) => {
    const { day } = localTime(bucket.start, context.timezone);
    const week = places[index]?.week ?? 0;
    if ((day !== 1 && index !== 0) || week - last < between) return;
    labels[week] = axisLabel(bucket, 'month', context.locale, context.timezone, false);
    last = week;
  });
  return labels.map((label, week) => label || String.fromCharCode(0x200b).repeat(week + 1));
}

function dayText(chart: CalendarChart, context: ChartContext, index: number): TooltipText | null {
  const bucket = chart.buckets[index];
  if (bucket === undefined) return null;
  return {
    title: bucketRange(bucket, 'day', context.locale, context.timezone),
    ...(bucket.partial && index === chart.buckets.length - 1 ? { note: 'Still running' } : {}),
    rows: [
      { label: chart.measure.label, value: chart.values[index] ?? null, measure: chart.measure },
    ],
  };
}

function cells(chart: CalendarChart, places: readonly Place[], context: ChartContext): ChartOption {
  const { theme } = context;
  const dense = context.width / ((places.at(-1)?.week ?? 0) + 2) < 12;
  return {
    type: 'heatmap',
    name: chart.measure.label,
    cursor: 'pointer',
    itemStyle: { borderColor: theme.surface, borderWidth: dense ? 0.5 : 2, borderRadius: 2 },
    emphasis: { itemStyle: { borderColor: theme.text, borderWidth: 1.5 } },
    data: places.map(({ week, row }, index) => [week, row, chart.values[index] ?? '-']),
  };
}
