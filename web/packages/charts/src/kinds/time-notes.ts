import type { TimeChart } from '../chart';
import type { ChartContext } from '../context';
import type { ChartOption } from './kind';
import { isBars } from './time-marks';

/** Pixels above the plot that the flags of notes take. */
export const NOTE_ROOM = 10;

/** Points down at the bucket that a note begins in. */
const FLAG = '▼';
/** Pixels. */
const FLAG_SIZE = 11;

/** The first and the last bucket that a note touches; null where it touches none. */
function bucketsOf(
  chart: TimeChart,
  note: { readonly start: string; readonly end: string },
): { readonly first: number; readonly last: number } | null {
  const start = Date.parse(note.start);
  const end = Date.parse(note.end);
  const touched = chart.buckets.flatMap((bucket, index) =>
    Date.parse(bucket.start) < end && Date.parse(bucket.end) > start ? [index] : [],
  );
  const [first] = touched;
  const last = touched.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

/** What is to be read at a bucket: notes of people, and what held there. */
export function remarksAt(chart: TimeChart, index: number): readonly string[] {
  const bucket = chart.buckets[index];
  if (bucket === undefined) return [];
  const start = Date.parse(bucket.start);
  const end = Date.parse(bucket.end);
  const held = (chart.spans ?? []).filter(({ first, last }) => first <= index && index <= last);
  const noted = (chart.notes ?? []).filter(
    (note) => Date.parse(note.start) < end && Date.parse(note.end) > start,
  );
  return [...new Set([...held.map(({ label }) => label), ...noted.map(({ text }) => text)])];
}

/** Notes and spans hang on a series of their own that draws nothing. */
export function noteSeries(chart: TimeChart, context: ChartContext): ChartOption[] {
  const flags = flagsOf(chart, context);
  const areas = areasOf(chart, context);
  if (flags === undefined && areas === undefined) return [];
  return [
    {
      type: 'line',
      id: 'notes',
      silent: true,
      symbol: 'none',
      tooltip: { show: false },
      z: 1,
      data: chart.buckets.map(() => null),
      ...(flags === undefined ? {} : { markLine: flags }),
      ...(areas === undefined ? {} : { markArea: areas }),
    },
  ];
}

/** A flag above the plot and a thin line down, where each note begins. */
function flagsOf(chart: TimeChart, context: ChartContext): ChartOption | undefined {
  const places = new Set(
    (chart.notes ?? []).flatMap((note) => {
      const buckets = bucketsOf(chart, note);
      return buckets === null ? [] : [buckets.first];
    }),
  );
  if (places.size === 0) return undefined;
  const { theme } = context;
  return {
    silent: true,
    animation: false,
    symbol: 'none',
    lineStyle: { color: theme.mutedText, width: 1, type: 'dashed' },
    label: {
      show: true,
      position: 'end',
      distance: 0,
      formatter: FLAG,
      color: theme.accent,
      fontFamily: theme.fontFamily,
      fontSize: FLAG_SIZE,
    },
    data: [...places].map((xAxis) => ({ xAxis })),
  };
}

/** Where notes of several days lie, and where something held. */
function areasOf(chart: TimeChart, context: ChartContext): ChartOption | undefined {
  const { theme } = context;
  const long = (chart.notes ?? []).flatMap((note) => {
    const buckets = bucketsOf(chart, note);
    return buckets === null || buckets.first === buckets.last
      ? []
      : [{ ...buckets, color: theme.accent, opacity: 0.07, borderWidth: 0 }];
  });
  const held = (chart.spans ?? []).map(({ first, last }) => ({
    first,
    last,
    color: theme.bad,
    opacity: 0.16,
    // So that a span of one of very many buckets can be seen.
    borderWidth: 1,
  }));
  if (long.length + held.length === 0) return undefined;
  return {
    silent: true,
    animation: false,
    data: [...long, ...held].map(({ first, last, color, opacity, borderWidth }) => [
      { xAxis: first, itemStyle: { color, opacity, borderColor: color, borderWidth } },
      { xAxis: last },
    ]),
  };
}

/** What the values are held against, dashed; over bars in steps. */
export function limitSeries(chart: TimeChart, context: ChartContext): ChartOption[] {
  return (chart.limits ?? []).map((limit) => ({
    type: 'line',
    id: `limit:${limit.id}`,
    name: limit.label,
    symbol: 'none',
    silent: true,
    connectNulls: false,
    ...(isBars(chart) ? { step: 'middle' } : {}),
    lineStyle: { color: context.theme.bad, width: 1.5, type: 'dashed' },
    itemStyle: { color: context.theme.bad },
    z: 4,
    data: chart.buckets.map((_, at) => limit.values[at] ?? null),
  }));
}
