import type { Answer, Attribution } from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import { creditColumns, creditRows, modelsChart, rowOf } from './attribution';
import { campaignDots } from './spend';

const META = {
  organizationId: 'org',
  range: { start: '2026-11-01T00:00:00Z', end: '2026-11-22T00:00:00Z' },
  timezone: 'UTC',
  currency: 'EUR',
  generatedAt: '2026-11-22T00:00:00Z',
  dataVersion: 1,
  watermark: null,
  servedFrom: 'facts',
  tookMs: 1,
  warnings: [],
} as const;

const attribution: Attribution = {
  metric: 'leads',
  unit: 'count',
  by: 'variant',
  lookbackDays: 90,
  models: [
    { id: 'first', label: 'First touch', description: 'All to the first touch' },
    { id: 'last', label: 'Last touch', description: 'All to the last touch' },
  ],
  total: 40,
  rows: [
    { key: 'search', name: 'Search', variant: 'a', touches: 9, credits: { first: 10, last: 8 } },
    { key: 'search', name: 'Search', variant: null, touches: 3, credits: { first: 2, last: 0 } },
  ],
  unattributed: { first: 28, last: 32 },
  meta: META,
};

describe('attribution', () => {
  it('puts the picked model first, with share and difference to last touch', () => {
    const ids = (model: string) => creditColumns(attribution, model).map(({ id }) => id);
    expect(ids('first')).toEqual(['first', 'share', 'difference', 'last']);
    expect(ids('last')).toEqual(['last', 'share', 'first']);
  });

  it('keeps variants of one campaign apart', () => {
    const rows = creditRows(attribution, 'first');
    expect(rows.map(({ label }) => label)).toEqual(['Search, A', 'Search, without a variant']);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
    expect(rowOf(attribution, rows[1]?.id ?? '')?.touches).toBe(3);
  });

  it('shares out the whole, and has no difference where last touch gave nothing', () => {
    const [one, other] = creditRows(attribution, 'first');
    expect(one?.values).toMatchObject({ share: 25, difference: 25 });
    expect(other?.values).toMatchObject({ share: 5, difference: null });
  });

  it('shows a campaign by every model, or nothing for one that is not there', () => {
    const chart = modelsChart({ ...attribution, by: 'campaign' }, 'search');
    expect(chart?.items.map(({ value }) => value)).toEqual([10, 8]);
    expect(modelsChart(attribution, 'other')).toBeUndefined();
  });
});

describe('spend against revenue', () => {
  it('has a dot for each campaign that cost something, by its name', () => {
    const answer: Answer = {
      columns: [
        { id: 'campaign', label: 'Campaign', type: 'text', role: 'dimension' },
        { id: 'campaigns.spend', label: 'Spend', type: 'number', role: 'metric' },
        { id: 'campaigns.revenue', label: 'Revenue', type: 'number', role: 'metric' },
      ],
      rows: [
        ['search', 100, 250],
        ['free', 0, 40],
        ['none', null, 10],
      ],
      totals: {},
      names: { campaign: { search: 'Brand search' } },
      comparisons: [],
      meta: META,
    };
    expect(campaignDots(answer)).toEqual([{ id: 'search', label: 'Brand search', x: 100, y: 250 }]);
  });
});
