import { baseOption, categoryAxis, itemTooltip, textCell, valueCell } from '../base';
import type { CalendarChart } from '../chart';
import { colourScale, scaleShare } from '../colour-scale';
import { type ChartContext, NARROW } from '../context';
import { axisLabel, bucketRange, localTime, weekdayName } from '../format/time';
import { type TooltipText, tooltipHtml, tooltipWords } from '../tooltip';
import type { ChartOption, Kind, Point } from './kind';

const DAYS = 7;
/** Pixels of a month's name under its first week. */
const MONTH = 34;
/** Pixels that the weekdays' names take, and the most that a week takes. */
const NAMES = 50;
const WIDEST = 96;
/** So many weeks fit below each other as lines, like on a wall calendar; more stand beside each other. */
const MOST_LINES = 6;
/** Pixels below the days: the key, and the months where weeks stand beside each other. */
const KEY = 24;
const MONTHS = 20;
const AIR = 14;
/** From here to the end of the scale, as a part of it, a cell is too dark for dark letters. */
const DARK = 0.6;

/** Days as cells: a month as on a wall calendar, longer times with their weeks as columns. */
export const calendarKind: Kind<CalendarChart> = {
  option(chart, context) {
    const places = placesOf(chart, context);
    const lines = hasLines(places);
    const days = {
      ...categoryAxis(
        context,
        weekdays(chart.weekStart).map((day) => weekdayName(day, context.locale, 'short')),
      ),
      axisLine: { show: false },
    };
    const weeks = {
      ...categoryAxis(context, lines ? weekNumbers(places) : weekLabels(chart, places, context)),
      axisLine: { show: false },
    };
    return {
      ...baseOption(context),
      aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
      grid: {
        top: 4,
        left: 4,
        right: lines ? 4 : Math.max(4, context.width - NAMES - weeksOf(places) * WIDEST),
        bottom: lines ? KEY + AIR : KEY + MONTHS,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: itemTooltip(context, (index) => {
        const text = dayText(chart, context, index);
        return text === null ? null : tooltipHtml(text, context);
      }),
      ...(lines
        ? {
            xAxis: { ...days, position: 'top' },
            yAxis: { ...weeks, inverse: true, axisLabel: { show: false } },
          }
        : {
            xAxis: { ...weeks, axisLabel: { ...weeks.axisLabel, interval: 0 } },
            yAxis: { ...days, inverse: true, axisLabel: { ...days.axisLabel, interval: 1 } },
          }),
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

  /** Rows as they are seen: the weeks of a month, else a row for each weekday that goes from week to week. */
  points(chart, context) {
    const places = placesOf(chart, context);
    const lines = hasLines(places);
    return Array.from({ length: lines ? weeksOf(places) : DAYS }, (_, row) =>
      places.flatMap((place, index): readonly Point[] => {
        const text = dayText(chart, context, index);
        if ((lines ? place.week : place.row) !== row || text === null) return [];
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

/** Few enough weeks to stand below each other. */
function hasLines(places: readonly Place[]): boolean {
  return weeksOf(places) <= MOST_LINES;
}

function weekNumbers(places: readonly Place[]): readonly string[] {
  return Array.from({ length: weeksOf(places) }, (_, week) => String(week));
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
  const lines = hasLines(places);
  const dense = !lines && context.width / (weeksOf(places) + 1) < 12;
  const at = ({ week, row }: Place) => (lines ? [row, week] : [week, row]);
  return {
    type: 'heatmap',
    name: chart.measure.label,
    cursor: 'pointer',
    itemStyle: { borderColor: theme.surface, borderWidth: dense ? 0.5 : 2, borderRadius: 2 },
    emphasis: { itemStyle: { borderColor: theme.text, borderWidth: 1.5 } },
    ...(lines ? { label: dayLabel(chart, context) } : {}),
    data: places.map((place, index) => ({
      value: [...at(place), chart.values[index] ?? '-'],
      ...(lines ? { label: { color: letterColour(chart, index, context) } } : {}),
    })),
  };
}

/** The day of the month and its amount; on a phone there is room for the day only. */
function dayLabel(chart: CalendarChart, context: ChartContext): ChartOption {
  const { theme } = context;
  return {
    show: true,
    fontFamily: theme.fontFamily,
    fontSize: theme.fontSize - 1,
    formatter: ({ dataIndex }: { dataIndex: number }) => {
      const bucket = chart.buckets[dataIndex];
      const value = chart.values[dataIndex] ?? null;
      if (bucket === undefined) return '';
      const { day } = localTime(bucket.start, context.timezone);
      const isFirst = day === 1 || dataIndex === 0;
      const name = isFirst
        ? axisLabel(bucket, 'day', context.locale, context.timezone, false)
        : String(day);
      const amount = value === null ? '' : context.format.short(value, chart.measure);
      if (context.width < NARROW) return String(day);
      if (amount === '') return name;
      return `${name} · ${amount}`;
    },
  };
}

function letterColour(chart: CalendarChart, index: number, context: ChartContext): string {
  const value = chart.values[index] ?? null;
  const share = value === null ? 0 : scaleShare(value, chart.values, chart.measure);
  return share > DARK ? context.theme.surface : context.theme.text;
}
