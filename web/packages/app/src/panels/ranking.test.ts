import type { Measure } from '@callsight/charts';
import { describe, expect, it } from 'vitest';
import { changesOf, columnsOf, rankedRows } from './ranking';
import type { SplitRow } from './split';

const WON: Measure = { id: 'deals.won', label: 'Deals won', unit: 'count', good: 'up' };
const RATE: Measure = { id: 'deals.win_rate', label: 'Win rate', unit: 'percent', good: 'up' };
const measure = (id: string) => (id === WON.id ? WON : RATE);

const row = (name: string, won: number | null, ...before: (number | undefined)[]): SplitRow => ({
  values: [name],
  labels: [name.toUpperCase()],
  metrics: { [WON.id]: won, [RATE.id]: 30 },
  earlier: before.map((value) =>
    value === undefined ? undefined : { [WON.id]: value, [RATE.id]: 25 },
  ),
});

describe('a ranking', () => {
  it('puts share and changes after the first metric', () => {
    const changes = changesOf(['previous_period', 'previous_year']);
    const columns = columnsOf([WON.id, RATE.id], measure, { share: true, changes });
    expect(columns.map(({ id }) => id)).toEqual([
      'deals.won',
      'share',
      'change:previous_period',
      'change:previous_year',
      'deals.win_rate',
    ]);
    expect(changesOf(['previous_year'])[0]?.label).toBe('Change');
  });

  it('gives each row its part of the whole and its change against each period', () => {
    const changes = changesOf(['previous_period', 'previous_year']);
    const options = { share: true, changes };
    const [ann, bo] = rankedRows(
      [row('ann', 30, 20, undefined), row('bo', 10, 0, 5)],
      WON,
      { 'deals.won': 40 },
      options,
    );
    expect(ann?.values).toMatchObject({
      share: 75,
      'change:previous_period': 50,
      'change:previous_year': null,
    });
    expect(bo?.values).toMatchObject({
      'change:previous_period': null,
      'change:previous_year': 100,
    });
  });

  it('moves a rate in points', () => {
    const changes = changesOf(['previous_period']);
    const [ann] = rankedRows([row('ann', 30, 20)], RATE, {}, { share: true, changes });
    expect(ann?.values['change:previous_period']).toBe(5);
    expect(ann?.values.share).toBeNull();
  });
});
