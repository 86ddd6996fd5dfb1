import { describe, expect, it } from 'vitest';
import type { WaterfallChart, WaterfallStep } from '../chart';
import { chartNotes, chartPoints, chartTable } from '../draw';
import { CALLS, context } from '../testing/fixtures';
import { axisStart, balanceOf, spansOf } from './waterfall-spans';

const level = (id: string, value: number): WaterfallStep => ({
  id,
  label: id,
  value,
  isLevel: true,
});
const change = (id: string, value: number): WaterfallStep => ({
  ...level(id, value),
  isLevel: false,
});
const chart = (...steps: readonly WaterfallStep[]): WaterfallChart => ({
  kind: 'waterfall',
  title: 'What moved it',
  measure: { ...CALLS, unit: 'currency' },
  steps,
});

const RECURRING = [
  level('start', 68_732.3),
  change('new', 5660.2),
  change('expansion', 473.9),
  change('reactivation', 194.6),
  change('contraction', -137.9),
  change('churn', -1059.3),
  level('end', 73_863.8),
];

describe('a waterfall', () => {
  it('lets each change begin where the bar before ended, also below zero', () => {
    expect(spansOf([level('a', 10), change('b', -15), change('c', 2), level('d', -3)])).toEqual([
      { low: 0, high: 10, after: 10 },
      { low: -5, high: 10, after: -5 },
      { low: -5, high: -3, after: -3 },
      { low: -3, high: 0, after: -3 },
    ]);
  });

  it('says that it adds up, whatever the last binary digit', () => {
    expect(balanceOf(RECURRING)?.adds).toBe(true);
    expect(chartNotes(chart(...RECURRING), context())[0]).toBe(
      'Start and changes add up to the end: €73,863.80.',
    );
  });

  it('says when it does not, and by how much', () => {
    const wrong = [...RECURRING.slice(0, -1), level('end', 73_000)];
    expect(chartNotes(chart(...wrong), context())[0]).toBe(
      'Does not add up: start and changes give €73,863.80, the end is €73,000.00.',
    );
  });

  it('makes no claim without two levels', () => {
    expect(balanceOf([level('a', 1), change('b', 2)])).toBeUndefined();
    expect(balanceOf([])).toBeUndefined();
  });

  it('cuts the axis below high levels only, and says so', () => {
    expect(axisStart(spansOf(RECURRING))).toBe(64_000);
    expect(chartNotes(chart(...RECURRING), context())).toHaveLength(2);
    expect(axisStart(spansOf([level('a', 10), change('b', 30), level('c', 40)]))).toBe(0);
    expect(axisStart(spansOf([level('a', 0), level('b', 0)]))).toBe(0);
  });

  it('reads the level after each step', () => {
    const rows = chartTable(chart(...RECURRING), context()).rows;
    expect(rows[1]?.cells.map(({ text }) => text)).toEqual(['new', '€5,660.20', '€74,392.50']);
    const [walk] = chartPoints(chart(...RECURRING), context());
    expect(walk?.[5]?.words).toBe('churn. Change: −€1,059.30. Level after it: €73,863.80');
  });
});
