import type { Answer } from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import { shapeOf, sortedBy, tableRows } from './rows';

const ANSWER: Answer = {
  columns: [
    { id: 'time', label: 'Time', type: 'time', role: 'time' },
    { id: 'status', label: 'Status', type: 'text', role: 'dimension' },
    { id: 'calls.total', label: 'Calls', type: 'number', role: 'metric' },
  ],
  rows: [
    ['2026-11-20T00:00:00Z', 'no_answer', 3],
    ['2026-11-20T00:00:00Z', null, null],
    ['2026-11-21T00:00:00Z', 'no_answer', 9],
  ],
  totals: { 'calls.total': 12 },
  comparisons: [
    {
      kind: 'previous_period',
      range: { start: '2026-11-18T00:00:00Z', end: '2026-11-20T00:00:00Z' },
      totals: {},
      rows: [
        ['2026-11-19T00:00:00Z', 'no_answer', 4],
        ['2026-11-18T00:00:00Z', 'no_answer', 2],
      ],
    },
  ],
  buckets: [
    { start: '2026-11-20T00:00:00Z', end: '2026-11-21T00:00:00Z', partial: false },
    { start: '2026-11-21T00:00:00Z', end: '2026-11-22T00:00:00Z', partial: true },
  ],
  meta: {
    organizationId: 'org',
    range: { start: '2026-11-20T00:00:00Z', end: '2026-11-21T12:00:00Z' },
    timezone: 'UTC',
    currency: 'EUR',
    generatedAt: '',
    dataVersion: 1,
    watermark: null,
    servedFrom: 'facts',
    tookMs: 1,
    warnings: [],
  },
};

describe('the rows of an answer', () => {
  it('know their columns', () => {
    expect(shapeOf(ANSWER)).toEqual({
      hasTime: true,
      dimensions: ['status'],
      metrics: ['calls.total'],
    });
  });

  it('have names, filters, and the part of their bucket that the range covers', () => {
    const [first, unknown, last] = tableRows(ANSWER);
    expect(first?.names).toEqual(['No answer']);
    expect(first?.filters).toEqual([
      { dimension: 'status', operator: 'in', values: ['no_answer'] },
    ]);
    expect(unknown?.names).toEqual(['Not known']);
    expect(unknown?.filters).toEqual([{ dimension: 'status', operator: 'notSet', values: [] }]);
    expect(last?.bucket).toEqual({
      start: '2026-11-21T00:00:00Z',
      end: '2026-11-21T12:00:00Z',
    });
  });

  it('are compared with the same values in the bucket at the same place', () => {
    const before = tableRows(ANSWER).map((row) => row.previous?.['calls.total']);
    expect(before).toEqual([2, undefined, 4]);
  });

  it('are sorted with what is not known last, either way', () => {
    const order = (descending: boolean) =>
      sortedBy(tableRows(ANSWER), 'calls.total', descending).map(
        ({ values }) => values['calls.total'],
      );
    expect(order(true)).toEqual([9, 3, null]);
    expect(order(false)).toEqual([3, 9, null]);
  });
});
