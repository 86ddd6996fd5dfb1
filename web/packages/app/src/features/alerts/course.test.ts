import type { AlertEvent, Rehearsal } from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import { courseChart, firedOf, spansOf } from './course';

const times = ['01', '02', '03', '04'].map((day) => `2026-03-${day}T00:00:00Z`);
const rehearsal: Rehearsal = {
  sentence: '',
  start: '2026-03-01T00:00:00Z',
  end: '2026-03-05T00:00:00Z',
  buckets: 4,
  groups: 1,
  messages: 2,
  firings: [],
  times,
  courses: [],
};
const course = {
  group: null,
  numbers: [1, 9, 9, 1],
  low: [null, null, null, null],
  high: [4, 4, 4, 4],
};
const measure = { id: 'm', label: 'Calls', unit: 'count', good: 'up' } as const;

describe('the course of an alert', () => {
  it('draws its numbers with the limits there are, and where it fired', () => {
    const fired = [{ start: '2026-03-03T00:00:00Z', end: '2026-03-05T00:00:00Z' }];
    const chart = courseChart(rehearsal, course, fired, measure, 'day');
    expect(chart.series[0]?.values).toEqual([1, 9, 9, 1]);
    expect(chart.limits?.map(({ label }) => label)).toEqual(['Upper limit']);
    expect(chart.buckets.at(-1)?.end).toBe(rehearsal.end);
    // From the second day, whose end made it fire, to the fourth, whose end ended it.
    expect(chart.spans).toEqual([{ label: 'Fired', first: 1, last: 3 }]);
  });

  it('leaves a span open that still fires, and out what ended before', () => {
    expect(
      spansOf(rehearsal, [
        { start: '2026-03-04T00:00:00Z', end: null },
        { start: '2026-02-01T00:00:00Z', end: '2026-02-03T00:00:00Z' },
        { start: '2026-02-20T00:00:00Z', end: '2026-03-02T00:00:00Z' },
      ]),
    ).toEqual([
      { label: 'Fired', first: 2, last: 3 },
      { label: 'Fired', first: 0, last: 0 },
    ]);
  });

  it('reads from the history when each group fired', () => {
    const event = (to: AlertEvent['to'], day: string, group: string | null = null) =>
      ({ to, group, bucketEnd: `2026-03-${day}T00:00:00Z` }) as AlertEvent;
    const events = [
      event('firing', '09'),
      event('normal', '07'),
      event('firing', '06'),
      event('firing', '06', 'Ada'),
      event('recovering', '05'),
      event('firing', '03'),
      event('pending', '02'),
    ];
    expect(firedOf(events, null)).toEqual([
      { start: '2026-03-03T00:00:00Z', end: '2026-03-07T00:00:00Z' },
      { start: '2026-03-09T00:00:00Z', end: null },
    ]);
    expect(firedOf(events, 'Ada')).toEqual([{ start: '2026-03-06T00:00:00Z', end: null }]);
  });
});
