import { describe, expect, it } from 'vitest';
import { type Goal, goalOf } from './goals';

const goal = (id: string, firstDay: string, lastDay: string, parts: Partial<Goal> = {}): Goal => ({
  id,
  name: id,
  metric: 'revenue.total',
  label: 'Revenue',
  unit: 'currency',
  decimals: 0,
  target: 100,
  direction: 'at_least',
  filters: [],
  period: 'month',
  version: 1,
  progress: {
    firstDay,
    lastDay,
    current: 50,
    percent: 50,
    expected: null,
    projection: null,
    status: 'on_track',
  },
  ...parts,
});

const month = goal('month', '2026-11-01', '2026-11-30');
const year = goal('year', '2026-01-01', '2026-12-31');

const of = (firstDay: string, lastDay: string) =>
  goalOf([month, year], 'revenue.total', [], { firstDay, lastDay })?.id;

describe('goalOf', () => {
  it('takes the goal that is nearest in length to the days of the figure', () => {
    expect(of('2026-10-28', '2026-11-26')).toBe('month');
    expect(of('2025-11-27', '2026-11-26')).toBe('year');
    expect(of('2026-11-26', '2026-11-26')).toBe('month');
  });

  it('leaves out a goal whose period shares no day with the figure', () => {
    expect(of('2026-10-01', '2026-10-31')).toBe('year');
    expect(of('2024-02-29', '2024-02-29')).toBeUndefined();
    expect(of('2027-02-01', '2027-02-28')).toBeUndefined();
  });

  it('leaves out a goal of other records', () => {
    const filters = [{ dimension: 'team', operator: 'equals' as const, values: ['North'] }];
    const days = { firstDay: '2026-11-01', lastDay: '2026-11-26' };
    expect(goalOf([month], 'revenue.total', filters, days)).toBeUndefined();
    expect(goalOf([{ ...month, filters }], 'revenue.total', filters, days)?.id).toBe('month');
  });
});
