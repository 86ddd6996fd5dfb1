import {
  axisTooltip,
  baseOption,
  categoryAxis,
  legend,
  legendHeight,
  textCell,
  valueAxis,
  valueCell,
  zeroAxis,
} from '../base';
import type { ComparisonSeries, TimeChart } from '../chart';
import { type ChartContext, NARROW } from '../context';
import { axisLabel, bucketRange, labelledBuckets, localTime } from '../format/time';
import type { Value } from '../measure';
import { type TooltipText, tooltipHtml, tooltipWords } from '../tooltip';
import type { ChartOption, ChartTable, Kind, Point, Target } from './kind';
import { colourOf, comparisonSeries, isBars, labelRoom, mainSeries } from './time-marks';
import { limitSeries, NOTE_ROOM, noteSeries, remarksAt } from './time-notes';
import {
  boundsText,
  expectedAt,
  OUTLOOK_COLUMNS,
  outlookSeries,
  outlookText,
  outlookValues,
  shownBuckets,
} from './time-outlook';

const MONDAY = 1;
/** Pixels that a label under the axis takes with the air around it. */
const LABEL_WIDTH = { hour: 58, day: 62, week: 62, month: 72, quarter: 74, year: 56 } as const;
/** Names beside lines may take this part of the width; longer ones stand above. */
const MOST_LABELS = 0.3;
/** The text that this is for, in pixels; larger text takes more. */
const TEXT = 12;
/** A line may leave zero when its values keep within this part of their height. */
const FLAT_SHARE = 0.35;

/** A measure over time. */
export const timeKind: Kind<TimeChart> = {
  option(chart, context) {
    const labelled = hasDirectLabels(chart, context);
    return {
      ...baseOption(context),
      grid: {
        top: topOf(chart, context),
        left: 4,
        right: labelled ? labelRoom(chart, context) : 12,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      ...(needsLegend(chart, context)
        ? {
            legend: legend(context, namesOf(chart)),
          }
        : {}),
      tooltip: axisTooltip(context, isBars(chart) ? 'shadow' : 'line', (index) => {
        const text = tooltipText(chart, context, index);
        return text === null ? null : tooltipHtml(text, context);
      }),
      xAxis: timeAxis(chart, context),
      yAxis: {
        ...valueAxis(chart.measure, context, startsAtZero(chart), highestOf(chart)),
        ...(isAllZero(chart) ? zeroAxis(chart.measure, context) : {}),
      },
      series: drawnSeries(chart, context),
    };
  },

  table(chart, context) {
    return timeTable(chart, context);
  },

  points(chart, context) {
    const rows = chart.series.length === 1 ? [null] : chart.series.keys();
    const ahead = drawnSeries(chart, context).length - 1;
    return Array.from(rows, (series) =>
      shownBuckets(chart).map((_, index): Point => {
        const text = tooltipText(chart, context, index, series);
        return {
          target: { index, series },
          seriesIndex: index < chart.buckets.length ? (series ?? 0) : ahead,
          dataIndex: index,
          words: text === null ? '' : tooltipWords(text, context),
        };
      }),
    );
  },

  target(chart, seriesIndex, dataIndex): Target | null {
    if (dataIndex < 0 || dataIndex >= chart.buckets.length) return null;
    const single = chart.series.length === 1 || seriesIndex >= chart.series.length;
    return { index: dataIndex, series: single ? null : seriesIndex };
  },

  notes(chart) {
    const notes: string[] = [];
    if (!startsAtZero(chart)) notes.push('The axis does not start at zero.');
    notes.push(...openNotes(chart));
    if ((chart.outlook ?? []).length > 0) {
      notes.push(
        'Dashed: what is expected, with the ranges that hold it in 80 and 95 of 100 cases.',
      );
    }
    return notes;
  },
};

/** What of the course is not whole: cut by the range, running, or not begun. */
function openNotes({ buckets, grain }: TimeChart): readonly string[] {
  // Of two, the first is cut and the last runs; of more, only the future is open next to the last.
  if (buckets.length > 2 && buckets.at(-2)?.partial === true) {
    return ['Dotted: what is still running or still to come.'];
  }
  return [
    ...(buckets.length > 1 && buckets[0]?.partial === true
      ? [`The first ${grain} is cut by the range.`]
      : []),
    ...(buckets.at(-1)?.partial === true ? [`The last ${grain} is still running.`] : []),
  ];
}

/** Pixels above the plot: for a legend, and for the flags of notes. */
function topOf(chart: TimeChart, context: ChartContext): number {
  const legend = needsLegend(chart, context) ? legendHeight(context, namesOf(chart)) : 12;
  return (chart.notes ?? []).length === 0 ? legend : legend + NOTE_ROOM;
}

/** The chart's own series first, what is expected last. */
function drawnSeries(chart: TimeChart, context: ChartContext): ChartOption[] {
  return [
    ...mainSeries(chart, context, hasDirectLabels(chart, context)),
    ...comparisonSeries(chart, context),
    ...limitSeries(chart, context),
    ...noteSeries(chart, context),
    ...outlookSeries(chart, context),
  ];
}

function namesOf(chart: TimeChart): readonly string[] {
  return chart.series.map((series) => series.label);
}

/** Areas and bars show amounts by their size and must begin at zero; a flat line may not, to be readable. */
function startsAtZero(chart: TimeChart): boolean {
  if (chart.mark !== 'line') return true;
  const values = valuesOf(chart);
  if (values.length < 2) return true;
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  return lowest <= 0 || highest === lowest || (highest - lowest) / highest > FLAT_SHARE;
}

function valuesOf(chart: TimeChart): readonly number[] {
  return [...chart.series, ...(chart.comparisons ?? []), ...(chart.limits ?? [])]
    .flatMap((series) => series.values)
    .filter((value) => value !== null)
    .concat(outlookValues(chart));
}

function highestOf(chart: TimeChart): number {
  return Math.max(0, ...valuesOf(chart));
}

/** A course of zeros would have an axis of made-up numbers. */
function isAllZero(chart: TimeChart): boolean {
  return valuesOf(chart).every((value) => value === 0);
}

function hasDirectLabels(chart: TimeChart, context: ChartContext): boolean {
  return (
    chart.mark === 'line' &&
    chart.series.length > 1 &&
    context.width >= NARROW &&
    endApart(chart) &&
    labelRoom(chart, context) < context.width * MOST_LABELS
  );
}

/** The part of the axis that a name at the end of a line takes. */
const NAME_SHARE = 0.07;

/** Whether the names at the ends of lines stand clear: moved apart they would stand at other lines. */
function endApart(chart: TimeChart): boolean {
  const values = valuesOf(chart);
  const lowest = startsAtZero(chart) ? Math.min(0, ...values) : Math.min(...values);
  const room = (highestOf(chart) - lowest) * NAME_SHARE;
  const ends = chart.series
    .flatMap((series) => series.values.findLast((value) => value !== null) ?? [])
    .sort((a, b) => a - b);
  return ends.every((end, index) => index === 0 || end - (ends[index - 1] ?? end) >= room);
}

function needsLegend(chart: TimeChart, context: ChartContext): boolean {
  return chart.series.length > 1 && !hasDirectLabels(chart, context);
}

function timeAxis(chart: TimeChart, context: ChartContext): ChartOption {
  const buckets = shownBuckets(chart);
  const { grain, shown } = labelsOf({ ...chart, buckets }, context);
  const firstShown = Math.min(...shown);
  const axis = categoryAxis(
    context,
    buckets.map((bucket) => bucket.start),
  );
  return {
    ...axis,
    boundaryGap: isBars(chart),
    axisTick: {
      show: buckets.length > 1,
      alignWithLabel: true,
      length: 4,
      lineStyle: { color: context.theme.border },
      interval: (index: number) => shown.has(index),
    },
    axisLabel: {
      ...axis.axisLabel,
      hideOverlap: true,
      interval: (index: number) => shown.has(index),
      formatter: (_start: string, index: number) => {
        const bucket = buckets[index];
        if (bucket === undefined) return '';
        return axisLabel(bucket, grain, context.locale, context.timezone, index === firstShown);
      },
    },
  };
}

/** Hours of so many days are labelled by their days: the time of day would say nothing. */
const MOST_HOURS = 24 * 4;

/** Which buckets are labelled, and as what. */
function labelsOf({ buckets, grain }: TimeChart, context: ChartContext) {
  const days = grain === 'hour' && buckets.length > MOST_HOURS;
  const named = days ? 'day' : grain;
  const scale = context.theme.fontSize / TEXT;
  const room = Math.floor((context.width - 60 * scale) / (LABEL_WIDTH[named] * scale));
  if (!days) {
    return { grain, shown: labelledBuckets(buckets, grain, context.timezone, MONDAY, room) };
  }
  const starts = buckets.flatMap((bucket, index) =>
    localTime(bucket.start, context.timezone).hour === 0 ? [index] : [],
  );
  const first = starts.map((index) => buckets[index]).filter((bucket) => bucket !== undefined);
  const labelled = labelledBuckets(first, 'day', context.timezone, MONDAY, room);
  return {
    grain: 'day' as const,
    shown: new Set(starts.filter((_, at) => labelled.has(at))),
  };
}

function totalAt(chart: TimeChart, index: number): Value {
  const values = chart.series.map((series) => series.values[index] ?? null);
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

function tooltipText(
  chart: TimeChart,
  context: ChartContext,
  index: number,
  only: number | null = null,
): TooltipText | null {
  const bucket = chart.buckets[index];
  if (bucket === undefined) return outlookText(chart, context, index);
  const past = (id: string | undefined) => {
    const [first, ...further] = pastOf(chart, id);
    return {
      previous: first?.values[index],
      earlier: further.map((other) => ({
        label: comparisonName(chart, other, index, context) ?? other.label,
        value: other.values[index] ?? null,
      })),
    };
  };
  const shown = chart.series
    .map((series, at) => ({ series, at }))
    .filter(({ at }) => only === null || at === only);
  const single = chart.series.length === 1;
  const rows = shown.map(({ series, at }) => ({
    label: series.label,
    value: series.values[index] ?? null,
    measure: chart.measure,
    colour: colourOf(series, at, context),
    ...past(single && pastOf(chart, series.id).length === 0 ? undefined : series.id),
  }));
  const expected = expectedAt(chart, index);
  const total = {
    label: 'Total',
    value: totalAt(chart, index),
    measure: chart.measure,
    ...past(undefined),
  };
  const forecast =
    expected === undefined || only !== null
      ? []
      : [
          {
            label: `Forecast (${boundsText(chart, context, expected)})`,
            value: expected.value,
            measure: chart.measure,
          },
        ];
  return {
    title: bucketRange(bucket, chart.grain, context.locale, context.timezone),
    ...(bucket.partial ? { note: partialWords(chart, index) } : {}),
    rows: [
      ...rows,
      ...(chart.mark === 'stack' && !single && only === null ? [total] : []),
      ...(chart.limits ?? []).map((limit) => ({
        label: limit.label,
        value: limit.values[index] ?? null,
        measure: chart.measure,
      })),
      ...forecast,
    ],
    remarks: remarksAt(chart, index),
    comparisonLabel: comparisonName(chart, chart.comparisons?.[0], index, context),
  };
}

/** The past of one series, or of all together; the period compared with first. */
function pastOf(chart: TimeChart, id: string | undefined): readonly ComparisonSeries[] {
  return (chart.comparisons ?? []).filter((comparison) => comparison.of === id);
}

function comparisonName(
  chart: TimeChart,
  comparison: ComparisonSeries | undefined,
  index: number,
  context: ChartContext,
): string | undefined {
  const bucket = comparison?.buckets[index];
  if (comparison === undefined || bucket === undefined) return comparison?.label;
  return bucketRange(bucket, chart.grain, context.locale, context.timezone);
}

/** Only the last bucket can run; another is cut by the edge of the range. */
function partialWords(chart: TimeChart, index: number): string {
  return index === chart.buckets.length - 1 ? 'Still running' : 'Cut by the range';
}

/** What a comparison is called beside others: the past of one series by both names. */
function columnName(chart: TimeChart, { of, label }: ComparisonSeries): string {
  const series = chart.series.find(({ id }) => id === of);
  return series === undefined ? label : `${series.label}, ${label.toLowerCase()}`;
}

function timeTable(chart: TimeChart, context: ChartContext): ChartTable {
  const comparisons = chart.comparisons ?? [];
  const limits = chart.limits ?? [];
  const remarked = chart.buckets.some((_, index) => remarksAt(chart, index).length > 0);
  const expected = (chart.outlook ?? []).length > 0 ? OUTLOOK_COLUMNS : [];
  return {
    columns: [
      { label: chart.grain === 'hour' ? 'Hour' : 'Period', numeric: false },
      ...chart.series.map((series) => ({ label: series.label, numeric: true })),
      ...comparisons.map((each) => ({ label: columnName(chart, each), numeric: true })),
      ...limits.map(({ label }) => ({ label, numeric: true })),
      ...expected.map(({ label }) => ({ label, numeric: true })),
      ...(remarked ? [{ label: 'Notes', numeric: false }] : []),
    ],
    rows: shownBuckets(chart).map((bucket, index) => ({
      target: index < chart.buckets.length ? { index, series: null } : null,
      cells: [
        {
          text: `${bucketRange(bucket, chart.grain, context.locale, context.timezone)}${bucket.partial ? ` (${partialWords(chart, index).toLowerCase()})` : ''}`,
          raw: bucket.start,
        },
        ...chart.series.map((series) => valueCell(series.values[index], chart.measure, context)),
        ...[...comparisons, ...limits].map(({ values }) =>
          valueCell(values[index], chart.measure, context),
        ),
        ...expected.map(({ of }) => {
          const point = expectedAt(chart, index);
          return valueCell(point === undefined ? null : of(point), chart.measure, context);
        }),
        ...(remarked ? [textCell(remarksAt(chart, index).join('; '))] : []),
      ],
    })),
  };
}
