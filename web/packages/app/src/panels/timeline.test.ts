import { type Answer, clipped, numbersOf } from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import { coarser, grainsOf, suitableGrain } from './grains';
import { filterOn, filterOnAny, itemsOf, splitRows } from './split';
import { comparisonsOf, layersOf, rankedOf } from './timeline';

const META = {
  organizationId: 'org',
  range: { start: '2026-11-20T00:00:00Z', end: '2026-11-22T12:00:00Z' },
  timezone: 'UTC',
  currency: 'EUR',
  generatedAt: '2026-11-22T12:00:00Z',
  dataVersion: 1,
  watermark: null,
  servedFrom: 'rollup',
  tookMs: 1,
  warnings: [],
} as const;

const DAYS = ['2026-11-20', '2026-11-21', '2026-11-22'].map((day) => `${day}T00:00:00Z`);
const BUCKETS = DAYS.map((start, index) => ({
  start,
  end: DAYS[index + 1] ?? '2026-11-23T00:00:00Z',
  partial: index === 2,
}));

const TIME = { id: 'time', label: 'Time', type: 'time', role: 'time' } as const;
const OUTCOME = { id: 'outcome', label: 'Outcome', type: 'text', role: 'dimension' } as const;
const TOTAL = { id: 'calls.total', label: 'Calls', type: 'number', role: 'metric' } as const;

const whole: Answer = {
  columns: [TIME, TOTAL],
  rows: DAYS.map((day, index) => [day, 10 * (index + 1)]),
  totals: { 'calls.total': 60 },
  comparisons: [
    {
      kind: 'previous_period',
      range: { start: '2026-11-17T00:00:00Z', end: '2026-11-19T12:00:00Z' },
      totals: {},
      rows: [
        ['2026-11-17T00:00:00Z', 1],
        ['2026-11-18T00:00:00Z', 2],
        ['2026-11-19T00:00:00Z', null],
      ],
    },
  ],
  buckets: BUCKETS,
  meta: META,
};

const byOutcome = (rows: Answer['rows']): Answer => ({
  ...whole,
  columns: [TIME, OUTCOME, TOTAL],
  rows,
  names: { outcome: { booked: 'Booked a visit' } },
});

describe('calls over time', () => {
  it('keeps the other period aligned, each bucket ending where the next begins', () => {
    const [comparison] = comparisonsOf(whole, 'calls.total', '7d');
    expect(comparison?.label).toBe('The 7 days before');
    expect(comparison?.values).toEqual([1, 2, null]);
    expect(comparison?.buckets.map((bucket) => bucket.end)).toEqual([
      '2026-11-18T00:00:00Z',
      '2026-11-19T00:00:00Z',
      '2026-11-19T12:00:00Z',
    ]);
    expect(numbersOf(whole, 'calls.total')).toEqual([10, 20, 30]);
  });

  const day = (index: number) => DAYS[index] ?? '';
  const ranking = (values: readonly (string | null)[], next: string | null = null): Answer => ({
    ...whole,
    columns: [OUTCOME, TOTAL],
    rows: values.map((value, index) => [value, 100 - index]),
    next,
  });

  it('fills the days on which an outcome did not happen, and keeps the unknown apart', () => {
    const ranked = rankedOf(ranking([null, 'booked']), 'outcome');
    const named = byOutcome([
      [day(0), 'booked', 4],
      [day(2), 'booked', 6],
    ]);
    const unknown = {
      ...whole,
      rows: DAYS.map((start, index) => [start, [6, 20, 24][index] ?? 0]),
    };
    const layers = layersOf(ranked, { whole, named, unknown }, 'outcome', 'calls.total');
    expect(layers.map(({ label, values }) => [label, values])).toEqual([
      ['Booked a visit', [4, 0, 6]],
      ['No outcome', [6, 20, 24]],
    ]);
    expect(layers[1]?.filter).toEqual({ dimension: 'outcome', operator: 'notSet', values: [] });
  });

  it('makes the whole whole with what is left, under a filter that names it', () => {
    const ranked = rankedOf(ranking(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']), 'outcome');
    const named = byOutcome(ranked.named.map((outcome) => [day(0), outcome, 1]));
    const layers = layersOf(ranked, { whole, named, unknown: undefined }, 'outcome', 'calls.total');
    expect(layers.at(-1)).toMatchObject({
      rest: true,
      values: [10 - 6, 20, 30],
      filter: { dimension: 'outcome', operator: 'in', values: ['g', 'h'] },
    });
  });

  it('names what is left by what it is not when there were too many to list', () => {
    const ranked = rankedOf(ranking(['a', 'b'], 'more'), 'outcome');
    const named = byOutcome([[day(0), 'a', 1]]);
    const layers = layersOf(ranked, { whole, named, unknown: undefined }, 'outcome', 'calls.total');
    expect(layers.at(-1)?.filter).toEqual({
      dimension: 'outcome',
      operator: 'notIn',
      values: ['a', 'b'],
    });
  });

  it('asks for the records of a bucket, never beyond the range', () => {
    const [first, , last] = BUCKETS;
    if (first === undefined || last === undefined) throw new Error('three buckets');
    expect(clipped(first, META.range)).toEqual({ start: DAYS[0], end: DAYS[1] });
    expect(clipped(last, META.range)).toEqual({ start: DAYS[2], end: META.range.end });
  });
});

describe('rows by dimension', () => {
  const answer: Answer = {
    ...whole,
    columns: [OUTCOME, TOTAL],
    rows: [
      ['booked', 7],
      [null, 3],
    ],
    names: { outcome: { booked: 'Booked a visit' } },
    comparisons: [{ kind: 'previous_period', range: META.range, totals: {}, rows: [[null, 5]] }],
  };

  it('find what they were before by their values, not their place', () => {
    expect(itemsOf(splitRows(answer), 'calls.total')).toEqual([
      { id: 'booked', label: 'Booked a visit', value: 7 },
      { id: '(unknown)', label: 'No outcome', value: 3, previous: 5 },
    ]);
  });

  it('become filters: unknown by its own operator, several by a list', () => {
    expect(filterOn('transferred', true).values).toEqual([true]);
    expect(filterOn('outcome', null).operator).toBe('notSet');
    expect(filterOnAny('outcome', ['a', null, 'b']).values).toEqual(['a', 'b']);
  });
});

describe('grains', () => {
  const days = (count: number) => ({
    start: '2026-01-01T00:00:00Z',
    end: new Date(Date.UTC(2026, 0, 1 + count)).toISOString(),
  });

  it('suit the range', () => {
    const offered = (count: number) => grainsOf(days(count)).map(({ value }) => value);
    expect(offered(1)).toEqual(['hour']);
    expect(offered(7)).toEqual(['hour', 'day']);
    expect(offered(365)).toEqual(['day', 'week', 'month', 'quarter']);
  });

  it('fall back to the usual one when the range no longer suits', () => {
    expect(suitableGrain('hour', 'day', days(90))).toBe('day');
    expect(suitableGrain('week', 'day', days(90))).toBe('week');
    expect(suitableGrain('', 'day', days(90))).toBe('day');
  });
});

describe('a calm grain', () => {
  it('is one coarser where the range is long enough for it', () => {
    expect(coarser('day', '90d')).toBe('week');
    expect(coarser('week', '1y')).toBe('month');
    expect(coarser('day', '30d')).toBe('day');
    expect(coarser('hour', 'today')).toBe('hour');
    expect(coarser('day', { start: '2026-01-01', end: '2026-03-31' })).toBe('week');
    expect(coarser('day', { start: '2026-01-01', end: '2026-01-31' })).toBe('day');
    expect(coarser('week', { start: '2025-01-01', end: '2025-12-31' })).toBe('month');
  });
});
