import type { MetricChange } from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import { hasRecurring, MOVEMENT_METRICS, recurringSteps } from './recurring';

const TOTALS = {
  'revenue.mrr': 112,
  'revenue.mrr_new': 10,
  'revenue.mrr_expansion': 5,
  'revenue.mrr_reactivation': 2,
  'revenue.mrr_contraction': 1,
  'revenue.mrr_churn': 4,
};

describe('the steps of recurring revenue', () => {
  it('lead from the start to the end, what was lost with a minus', () => {
    const steps = recurringSteps(100, TOTALS, undefined);
    expect(steps.map(({ value }) => value)).toEqual([100, 10, 5, 2, -1, -4, 112]);
    expect(steps.map(({ isLevel }) => isLevel)).toEqual([true, ...Array(5).fill(false), true]);
  });

  it('take the start as it was asked for, not as it would have to be', () => {
    expect(recurringSteps(90, TOTALS, undefined)[0]?.value).toBe(90);
    expect(MOVEMENT_METRICS).not.toContain('revenue.mrr_start');
  });

  it('are nothing to draw where there never was any, without a minus before zero', () => {
    const nothing = Object.fromEntries(MOVEMENT_METRICS.map((id) => [id, 0]));
    const steps = recurringSteps(0, nothing, undefined);
    expect(hasRecurring(steps)).toBe(false);
    expect(steps.some(({ value }) => Object.is(value, -0))).toBe(false);
    expect(hasRecurring(recurringSteps(100, TOTALS, undefined))).toBe(true);
  });

  it('know what they were in the period compared with', () => {
    const was = (previous: number): MetricChange => ({
      current: 4,
      previous,
      absolute: null,
      percent: null,
      direction: 'up',
      good: null,
    });
    const comparison = {
      kind: 'previous_period' as const,
      range: { start: '', end: '' },
      totals: { 'revenue.mrr_churn': was(3) },
      rows: [],
    };
    const steps = recurringSteps(100, TOTALS, comparison);
    expect(steps.find(({ label }) => label === 'Churn')?.previous).toBe(-3);
    expect(steps[1]?.previous).toBeUndefined();
  });
});
