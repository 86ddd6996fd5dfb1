import type { ScoreBin, ScoreDecile } from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import { binFilters, calibrationChart, decileChart, decileFilters } from './scores';

const decile: ScoreDecile = {
  decile: 1,
  lowestScore: 87,
  highestScore: 99,
  leads: 809,
  converted: 643,
  rate: 79.5,
  lift: 1.34,
  cumulativeShare: 9.4,
  cumulativeGain: 12.6,
};
const bin = (from: number, leads: number): ScoreBin => ({
  from,
  to: from + 10,
  leads,
  promised: from + 5,
  observed: leads === 0 ? null : from,
});

describe('the score', () => {
  it('shows of a tenth what is asked, lift unless known', () => {
    const shown = (id: string) => decileChart([decile], id).items[0];
    expect(shown('lift')).toMatchObject({ label: '87–99', value: 1.34 });
    expect(shown('rate')?.value).toBe(79.5);
    expect(shown('cumulativeGain')?.value).toBe(12.6);
    expect(shown('nonsense')?.value).toBe(1.34);
  });

  it('leads to the leads of a tenth, both ends included', () => {
    expect(decileFilters(decile)).toEqual([
      { dimension: 'score', operator: 'gte', values: [87] },
      { dimension: 'score', operator: 'lte', values: [99] },
    ]);
  });

  it('leaves out bins without leads, and gives the last bin its upper end', () => {
    expect(calibrationChart([bin(0, 4), bin(10, 0), bin(90, 2)]).dots).toEqual([
      { id: '0', label: '0–10', x: 5, y: 0 },
      { id: '90', label: '90–100', x: 95, y: 90 },
    ]);
    expect(binFilters(bin(90, 2))[1]?.operator).toBe('lte');
    expect(binFilters(bin(0, 4))[1]?.operator).toBe('lt');
  });
});
