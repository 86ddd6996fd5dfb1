import type { Chart } from '../chart';
import { CALLS, DURATION, days, SUCCESS_RATE } from './fixtures';

const wave = (length: number, height: number) =>
  Array.from({ length }, (_, index) => Math.round(height * (1.2 + Math.sin(index / 2))));

const items = ['Ada', 'Bo', '<b>Cy</b>'].map((label, index) => ({
  id: label,
  label,
  value: 90 - index * 30,
  previous: 50,
}));

/** One of each kind, and its worst cases: nothing, one point, no value anywhere. */
export const GALLERY: readonly Chart[] = [
  {
    kind: 'time',
    title: 'Calls by outcome',
    mark: 'stack',
    grain: 'day',
    measure: CALLS,
    buckets: days('2026-10-20', 30).map((bucket, index) => ({ ...bucket, partial: index === 29 })),
    series: ['Booked', 'No interest', 'Call back', 'Voicemail'].map((label, index) => ({
      id: label,
      label,
      values: wave(30, 40 + index * 10),
    })),
    comparisons: [
      { label: 'Previous period', buckets: days('2026-09-20', 30), values: wave(30, 200) },
    ],
    outlook: days('2026-11-18', 8).map((bucket, index) => ({
      bucket,
      value: 200 + index,
      eighty: { low: 150 - index, high: 250 + index },
      ninetyFive: { low: 100 - index, high: 300 + index },
    })),
  },
  {
    kind: 'time',
    title: 'Success rate',
    mark: 'line',
    grain: 'day',
    measure: SUCCESS_RATE,
    buckets: days('2026-11-01', 14).map((bucket, index) => ({ ...bucket, partial: index === 13 })),
    series: ['Ada', 'Bo'].map((label, index) => ({
      id: label,
      label,
      values: wave(14, 10).map((value, at) =>
        at === 5 || at === 7 ? null : 60 + value / 2 + index * 10,
      ),
    })),
  },
  { kind: 'bars', direction: 'across', title: 'Ended reasons', measure: CALLS, items },
  { kind: 'bars', direction: 'up', title: 'Ended reasons', measure: CALLS, items },
  { kind: 'parts', title: 'Direction', measure: CALLS, items },
  {
    kind: 'histogram',
    title: 'Duration',
    measure: CALLS,
    of: DURATION,
    bins: [0, 0.5, 1, 2, 5, 10].map((from, index, all) => ({
      from,
      to: all[index + 1] ?? null,
      value: 100 - index * 12,
      previous: 80 - index * 5,
    })),
  },
  {
    kind: 'heat',
    title: 'When people call',
    measure: CALLS,
    weekStart: 7,
    cells: Array.from({ length: 168 }, (_, index) => ({
      weekday: Math.floor(index / 24) + 1,
      hour: index % 24,
      value: index % 24 < 6 ? null : ((index * 37) % 90) + 3,
    })),
  },
  {
    kind: 'matrix',
    title: 'Calls by source and country',
    measure: CALLS,
    rowLabel: 'Source',
    columnLabel: 'Country',
    rows: ['Google', 'A partner with quite a long name', 'Direct'],
    columns: ['Portugal', 'Spain', 'The United Kingdom of Great Britain'],
    cells: Array.from({ length: 9 }, (_, index) => ({
      row: Math.floor(index / 3),
      column: index % 3,
      value: index === 4 ? null : index * 11,
      previous: index * 10,
    })),
  },
  {
    kind: 'world',
    title: 'Calls by country',
    measure: CALLS,
    items: [
      ['US', 12_400],
      ['DE', 830],
      ['SG', 420],
      ['BR', 95],
      ['AU', 7],
      ['XX', 3],
    ].map(([id, value]) => ({ id: String(id), label: String(id), value: Number(value) })),
  },
  { kind: 'funnel', title: 'From call to cash', measure: CALLS, items },
  {
    kind: 'waterfall',
    title: 'What moved it',
    measure: CALLS,
    steps: [
      { id: 'start', label: 'Start', value: 100, isLevel: true, previous: 80 },
      { id: 'new', label: 'New', value: 40, isLevel: false, previous: 30 },
      { id: 'lost', label: '<b>Lost</b>', value: -160, isLevel: false, previous: -10 },
      { id: 'end', label: 'End', value: -20, isLevel: true, previous: 100 },
    ],
  },
  {
    kind: 'scatter',
    title: 'Calls against their success',
    measure: CALLS,
    across: CALLS,
    equalLabel: 'as many as there were',
    dots: items.map(({ id, label, value }, index) => ({ id, label, x: value, y: index * 40 })),
  },
  {
    kind: 'progress',
    title: 'Towards the target',
    measure: CALLS,
    aims: items.map(({ id, label, value }) => ({ id, label, value, target: 60 })),
  },
  {
    kind: 'gauge',
    title: 'Success',
    measure: SUCCESS_RATE,
    value: 68,
    from: 0,
    to: 100,
    target: 80,
  },
  {
    kind: 'calendar',
    title: 'Calls by day',
    measure: CALLS,
    weekStart: 1,
    buckets: days('2026-09-17', 60),
    values: wave(60, 30),
  },
  {
    kind: 'sparkline',
    title: 'Calls',
    measure: CALLS,
    buckets: days('2026-11-01', 14),
    values: wave(14, 20),
  },
];
