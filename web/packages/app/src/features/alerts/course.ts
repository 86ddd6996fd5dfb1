import type { Bucket, Grain, Measure, TimeChart, TimeLimit, TimeSpan } from '@callsight/charts';
import type { AlertEvent, Rehearsal, RehearsedCourse } from '@callsight/client-model';

/** From when to when something fired; without an end it still does. */
export interface Fired {
  readonly start: string;
  readonly end: string | null;
}

/** A rule's numbers over the past, what they were held against, and where it fired. */
export function courseChart(
  rehearsal: Rehearsal,
  course: RehearsedCourse,
  fired: readonly Fired[],
  measure: Measure,
  grain: Grain,
): TimeChart {
  const label = course.group ?? measure.label;
  return {
    kind: 'time',
    title: `${label}, last 90 days`,
    mark: 'line',
    grain,
    measure,
    buckets: bucketsOf(rehearsal),
    series: [{ id: 'number', label, values: course.numbers }],
    limits: limitsOf(course),
    spans: spansOf(rehearsal, fired),
  };
}

function bucketsOf({ times, end }: Rehearsal): readonly Bucket[] {
  return times.map((start, index) => ({ start, end: times[index + 1] ?? end, partial: false }));
}

function limitsOf({ low, high }: RehearsedCourse): readonly TimeLimit[] {
  const lines: readonly TimeLimit[] = [
    { id: 'high', label: 'Upper limit', values: high },
    { id: 'low', label: 'Lower limit', values: low },
  ];
  return lines.filter(({ values }) => values.some((value) => value !== null));
}

/** A span reaches from the bucket that made it fire to the one that ended it. */
export function spansOf({ times, end }: Rehearsal, fired: readonly Fired[]): readonly TimeSpan[] {
  const ends = times.map((_, index) => Date.parse(times[index + 1] ?? end));
  const at = (instant: string) => ends.findLastIndex((each) => each <= Date.parse(instant));
  return fired.flatMap((span) => {
    const first = Math.max(0, at(span.start));
    const last = span.end === null ? times.length - 1 : at(span.end);
    return last < 0 ? [] : [{ label: 'Fired', first, last: Math.max(first, last) }];
  });
}

/** From when to when a group fired, read from what the alert went through, newest first. */
export function firedOf(events: readonly AlertEvent[], group: string | null): readonly Fired[] {
  const fired: Fired[] = [];
  let start: string | null = null;
  for (const event of [...events].reverse()) {
    if (event.group !== group) continue;
    if (event.to === 'firing') start ??= event.bucketEnd;
    if (start !== null && (event.to === 'normal' || event.to === 'no_data')) {
      fired.push({ start, end: event.bucketEnd });
      start = null;
    }
  }
  return start === null ? fired : [...fired, { start, end: null }];
}
