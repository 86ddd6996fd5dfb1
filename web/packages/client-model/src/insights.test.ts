import { describe, expect, it } from 'vitest';
import type { Answer, CatalogMetric, Cell, MetricChange } from './contract';
import { Format } from './format';
import { type InsightInput, insights } from './insights';

const format = new Format({ locale: 'en-GB', currency: 'USD', timezone: 'UTC' });

const metric = (
  id: string,
  label: string,
  unit: CatalogMetric['unit'],
): [string, CatalogMetric] => [
  id,
  {
    id,
    label,
    unit,
    description: '',
    formula: '',
    group: 'calls',
    entity: '',
    type: '',
    good: 'up',
    aliases: [],
    dimensions: [],
  },
];

const METRICS = new Map([
  metric('calls.total', 'Calls', 'count'),
  metric('calls.success_rate', 'Success rate', 'percent'),
  metric('revenue.total', 'Revenue', 'currency'),
  metric('campaigns.cost_per_lead', 'Cost per lead', 'currency'),
]);

const change = (current: number, previous: number, good: boolean): MetricChange => ({
  current,
  previous,
  absolute: current - previous,
  percent: ((current - previous) / previous) * 100,
  direction: current > previous ? 'up' : 'down',
  good,
});

function answer(parts: {
  columns?: readonly string[];
  rows?: readonly (readonly Cell[])[];
  totals?: Record<string, number>;
  compared?: Record<string, MetricChange>;
  before?: readonly (readonly Cell[])[];
}): Answer {
  return {
    columns: (parts.columns ?? []).map((id) => ({ id, label: id, type: 'number' as const })),
    rows: parts.rows ?? [],
    totals: parts.totals ?? {},
    comparisons: [
      {
        kind: 'previous_period',
        range: { start: '', end: '' },
        totals: parts.compared ?? {},
        rows: parts.before ?? [],
      },
    ],
    meta: {} as Answer['meta'],
  };
}

const NOTHING: InsightInput = {
  totals: undefined,
  assistants: undefined,
  sources: undefined,
  campaigns: undefined,
  metrics: METRICS,
  against: 'the 30 days before',
};

const texts = (input: Partial<InsightInput>) =>
  insights({ ...NOTHING, ...input }, format).map(({ text }) => text);

describe('insights', () => {
  it('are silent without answers', () => {
    expect(texts({})).toEqual([]);
  });

  it('name the largest mover first', () => {
    const totals = answer({
      compared: {
        'calls.total': change(1050, 1000, true),
        'revenue.total': change(125_000, 100_000, true),
      },
    });
    expect(texts({ totals })).toEqual([
      'Revenue rose by 25.0% to $125k, from $100k in the 30 days before.',
      'Calls rose by 5.0% to 1,050, from 1,000 in the 30 days before.',
    ]);
  });

  it('tell rates in points and leave out noise', () => {
    const totals = answer({
      compared: {
        'calls.success_rate': { ...change(84.2, 87.3, false), points: -3.1 },
        'calls.total': change(1004, 1000, true),
      },
    });
    expect(texts({ totals })).toEqual([
      'Success rate fell by 3.1 points to 84.2%, from 87.3% in the 30 days before.',
    ]);
  });

  it('do not praise costs that are not there yet', () => {
    const totals = answer({ compared: { 'campaigns.cost_per_lead': change(0, 72.42, true) } });
    expect(texts({ totals })).toEqual([]);
  });

  it('warn of a campaign that costs more than it brings', () => {
    const campaigns = answer({
      columns: ['campaign', 'campaigns.spend', 'campaigns.roi'],
      rows: [
        ['good', 9000, 140],
        ['small_loss', 100, -90],
        ['big_loss', 3210, -42],
      ],
    });
    expect(texts({ campaigns })).toEqual([
      'Big loss has cost more than it brought: $3,210 spent at a return of −42.0%.',
    ]);
  });

  it('praise a source only on enough leads', () => {
    const rows = [
      ['tiny', 4, 100],
      ['referral', 84, 61.2],
      ['search', 300, 50],
    ] as const;
    const columns = ['source', 'leads.total', 'leads.conversion_rate'];
    const totals = answer({ totals: { 'leads.conversion_rate': 51.3 } });
    expect(texts({ totals, sources: answer({ columns, rows }) })).toEqual([
      'Leads from Referral qualify most often: 61.2% of 84, against 51.3% overall.',
    ]);
  });

  it('say who made most of a change', () => {
    const assistants = answer({
      columns: ['assistant', 'calls.total'],
      rows: [
        ['Ava', 700],
        ['Bo', 400],
      ],
      before: [
        ['Ava', 500],
        ['Bo', 350],
      ],
    });
    const totals = answer({ compared: { 'calls.total': change(1100, 850, true) } });
    expect(texts({ totals, assistants })).toContain(
      'Ava accounts for 200 of the 250 additional calls.',
    );
  });

  it('are three at most', () => {
    const many = Object.fromEntries(
      [...METRICS.keys()].map((id, index) => [id, change(200 + index, 100, index % 2 === 0)]),
    );
    const campaigns = answer({
      columns: ['campaign', 'campaigns.spend', 'campaigns.roi'],
      rows: [['loss', 3210, -42]],
    });
    expect(texts({ totals: answer({ compared: many }), campaigns })).toHaveLength(3);
  });
});
