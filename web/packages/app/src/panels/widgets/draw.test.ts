import { chartOption, chartPoints, chartTable, valueFormat } from '@callsight/charts';
import {
  type Answer,
  type AnswerColumn,
  type Catalog,
  type CatalogMetric,
  type Cell,
  CHART_KINDS,
  type ChartKind,
  type WidgetOptions,
  type WidgetQuery,
} from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import { chartThemeOf } from '../../ui/theme/tokens';
import { filterOn } from '../split';
import { layersOf, rankedOf } from '../timeline';
import { draw } from './draw';
import type { Drawing, Drawn } from './drawing';
import { isAdditive, unfit } from './fit';

const DIMENSIONS = ['status', 'country', 'weekday', 'hour_of_day', 'duration_band', 'satisfaction'];

function metric(
  id: string,
  type: string,
  unit: CatalogMetric['unit'],
  dimensions = DIMENSIONS,
): CatalogMetric {
  const [group = 'calls'] = id.split('.') as [CatalogMetric['group']];
  return {
    id,
    label: id.split('.')[1] ?? id,
    description: '',
    formula: '',
    group,
    entity: group,
    type,
    unit,
    good: 'up',
    aliases: [],
    dimensions,
  };
}

const CATALOG: Catalog = {
  entities: [],
  metrics: [
    metric('calls.total', 'count', 'count'),
    metric('calls.answered', 'count', 'count'),
    metric('calls.success_rate', 'ratio', 'percent'),
    metric('calls.cost', 'sum', 'currency'),
    metric('revenue.mrr', 'stock', 'currency'),
    metric('deals.average_size', 'mean', 'currency'),
  ],
  dimensions: DIMENSIONS.map((id) => ({
    id,
    label: id,
    entities: ['calls'],
    type: id.endsWith('_band')
      ? 'band'
      : ['weekday', 'hour_of_day', 'satisfaction'].includes(id)
        ? 'number'
        : 'text',
    ...(id === 'duration_band' ? { bounds: [0, 60, 300] } : {}),
  })),
};

const DAYS = ['2026-11-20', '2026-11-21', '2026-11-22'].map((day) => `${day}T00:00:00Z`);
const BUCKETS = DAYS.map((start, index) => ({
  start,
  end: DAYS[index + 1] ?? '2026-11-23T00:00:00Z',
  partial: false,
}));
const META: Answer['meta'] = {
  organizationId: 'org',
  range: { start: '2026-11-20T00:00:00Z', end: '2026-11-23T00:00:00Z' },
  timezone: 'UTC',
  currency: 'EUR',
  generatedAt: '2026-11-23T00:00:00Z',
  dataVersion: 1,
  watermark: null,
  servedFrom: 'facts',
  tookMs: 1,
  warnings: [],
};

const column = (id: string, role: AnswerColumn['role']): AnswerColumn => ({
  id,
  label: id,
  type: role === 'time' ? 'time' : role === 'metric' ? 'number' : 'text',
  ...(role === undefined ? {} : { role }),
});

interface Told {
  readonly query: WidgetQuery;
  readonly rows: readonly (readonly Cell[])[];
  readonly totals: Answer['totals'];
}

function answerOf({ query, rows, totals }: Told): Answer {
  return {
    columns: [
      ...(query.grain === undefined ? [] : [column('time', 'time')]),
      ...(query.dimensions ?? []).map((id) => column(id, 'dimension')),
      ...query.metrics.map((id) => column(id, 'metric')),
    ],
    rows,
    totals,
    comparisons: [],
    ...(query.grain === undefined ? {} : { buckets: BUCKETS }),
    meta: META,
  };
}

function drawn(kind: ChartKind, told: Told, options: WidgetOptions = {}): Drawn {
  const { query } = told;
  return draw(kind, { ...drawingOf(told, options), grain: query.grain });
}

function drawingOf(told: Told, options: WidgetOptions): Drawing {
  const { query } = told;
  return {
    title: 'Title',
    metrics: query.metrics,
    dimensions: query.dimensions ?? [],
    grain: query.grain,
    options,
    answer: answerOf(told),
    catalog: CATALOG,
    locale: 'en-GB',
    range: '7d',
    weekStart: 1,
    room: 20,
  };
}

function chartOf(kind: ChartKind, told: Told, options: WidgetOptions = {}) {
  const result = drawn(kind, told, options);
  if ('reason' in result) throw new Error(result.reason);
  return result;
}

const COURSE: Told = {
  query: { metrics: ['calls.total'], grain: 'day' },
  rows: DAYS.map((day, index) => [day, 10 * (index + 1)]),
  totals: { 'calls.total': 60 },
};
const BY_STATUS: Told = {
  query: { metrics: ['calls.total'], dimensions: ['status'] },
  rows: [
    ['completed', 40],
    ['busy', 15],
    [null, 5],
  ],
  totals: { 'calls.total': 60 },
};
const PAIR: Told = {
  query: { metrics: ['calls.total', 'calls.answered'] },
  rows: [[60, 40]],
  totals: { 'calls.total': 60, 'calls.answered': 40 },
};
const RATE: Told = {
  query: { metrics: ['calls.success_rate'] },
  rows: [[62.5]],
  totals: { 'calls.success_rate': 62.5 },
};

/** A question that each kind fits. */
const FITTING: Readonly<Record<ChartKind, readonly [Told, WidgetOptions?]>> = {
  line: [COURSE],
  area: [COURSE],
  bar: [BY_STATUS],
  stacked_bar: [{ ...COURSE, query: { ...COURSE.query, dimensions: ['status'] } }],
  pie: [BY_STATUS],
  donut: [BY_STATUS],
  histogram: [
    {
      query: { metrics: ['calls.total'], dimensions: ['duration_band'] },
      rows: [
        [60, 50],
        [0, 10],
      ],
      totals: { 'calls.total': 60 },
    },
  ],
  heat_map: [
    {
      query: { metrics: ['calls.total'], dimensions: ['hour_of_day', 'weekday'] },
      rows: [[9, 1, 7]],
      totals: { 'calls.total': 7 },
    },
  ],
  calendar: [COURSE],
  map: [
    {
      query: { metrics: ['calls.total'], dimensions: ['country'] },
      rows: [['PT', 60]],
      totals: { 'calls.total': 60 },
    },
  ],
  funnel: [PAIR],
  waterfall: [BY_STATUS],
  scatter: [
    {
      query: { metrics: ['calls.total', 'calls.success_rate'], dimensions: ['status'] },
      rows: [['busy', 15, 30]],
      totals: { 'calls.total': 15, 'calls.success_rate': 30 },
    },
  ],
  sparkline: [COURSE],
  progress: [PAIR_FIRST(), { target: 100 }],
  gauge: [RATE],
};

function PAIR_FIRST(): Told {
  return { query: { metrics: ['calls.total'] }, rows: [[60]], totals: { 'calls.total': 60 } };
}

const CONTEXT = {
  theme: chartThemeOf('light', false),
  locale: 'en-GB',
  timezone: 'UTC',
  format: valueFormat('en-GB', 'EUR'),
  width: 600,
  patterns: false,
};

describe('every kind of chart that a dashboard may name', () => {
  it.each(CHART_KINDS)('%s is drawn from an answer, with its table', (kind) => {
    const [told, options] = FITTING[kind];
    const drawing = drawingOf(told, options ?? {});
    const layers = [
      { id: 'busy', label: 'Busy', values: [1, 2, 3], filter: filterOn('status', 'busy') },
    ];
    const result = draw(kind, kind === 'stacked_bar' ? { ...drawing, layers } : drawing);
    if ('reason' in result) throw new Error(result.reason);
    expect(chartOption(result.chart, CONTEXT)).toBeTypeOf('object');
    expect(chartTable(result.chart, CONTEXT).rows.length).toBeGreaterThan(0);
    for (const point of chartPoints(result.chart, CONTEXT).flat()) {
      expect(point.words).not.toMatch(/undefined|NaN/);
    }
  });

  it.each(CHART_KINDS)('%s says in words why it does not fit', (kind) => {
    const misfit: WidgetQuery =
      FITTING[kind][0].query.grain === undefined
        ? { metrics: ['calls.success_rate'], grain: 'hour', dimensions: ['status', 'country'] }
        : { metrics: ['calls.success_rate'] };
    expect(unfit(kind, misfit, {}, CATALOG)).toMatch(/\.$/);
    expect(unfit(kind, { metrics: [] }, {}, CATALOG)).toBe('Pick a metric first.');
  });
});

describe('what a point stands for', () => {
  it('is its bucket', () => {
    const { meant } = chartOf('line', COURSE);
    expect(meant({ index: 1, series: null })).toEqual({
      metric: 'calls.total',
      range: { start: DAYS[1], end: DAYS[2] },
      filters: [],
    });
  });

  it('is its value, also where that is not known', () => {
    const { meant } = chartOf('bar', BY_STATUS);
    expect(meant({ index: 0, series: null })?.filters).toEqual([
      { dimension: 'status', operator: 'in', values: ['completed'] },
    ]);
    expect(meant({ index: 2, series: null })?.filters).toEqual([
      { dimension: 'status', operator: 'notSet', values: [] },
    ]);
  });

  it('is its bucket and its layer', () => {
    const [told] = FITTING.stacked_bar;
    const named = answerOf({
      query: { metrics: ['calls.total'], dimensions: ['status'], grain: 'day' },
      rows: DAYS.map((day) => [day, 'busy', 5]),
      totals: {},
    });
    const ranked = rankedOf(answerOf(BY_STATUS), 'status');
    const drawing = drawingOf(told, {});
    const answers = { whole: drawing.answer, named, unknown: undefined };
    const layers = layersOf(ranked, answers, 'status', 'calls.total');
    const result = draw('stacked_bar', { ...drawing, layers });
    if ('reason' in result || result.chart.kind !== 'time') throw new Error('no stack');
    expect(result.chart.series.map(({ id }) => id)).toEqual(['completed', 'busy']);
    expect(result.meant({ index: 0, series: 1 })?.filters).toEqual([filterOn('status', 'busy')]);
    expect(result.meant({ index: 0, series: null })?.filters).toEqual([]);
  });

  it('is a weekday and an hour in whichever order they were asked', () => {
    const result = chartOf('heat_map', ...FITTING.heat_map);
    if (result.chart.kind !== 'heat') throw new Error('no heat map');
    const index = result.chart.cells.findIndex(({ weekday, hour }) => weekday === 1 && hour === 9);
    expect(result.chart.cells[index]?.value).toBe(7);
    expect(result.meant({ index, series: null })?.filters).toEqual([
      filterOn('weekday', 1),
      filterOn('hour_of_day', 9),
    ]);
  });

  it('is where the values of any two dimensions meet, each by its name', () => {
    const result = chartOf('heat_map', {
      query: { metrics: ['calls.total'], dimensions: ['country', 'status'] },
      rows: [
        ['PT', 'completed', 9],
        ['ES', 'completed', 5],
        ['PT', 'busy', 2],
      ],
      totals: { 'calls.total': 16 },
    });
    if (result.chart.kind !== 'matrix') throw new Error('no matrix');
    expect(result.chart.rows).toEqual(['Portugal', 'Spain']);
    expect(result.chart.columns).toEqual(['Completed', 'Busy']);
    expect(result.chart.cells.map(({ value }) => value)).toEqual([9, 2, 5, null]);
    expect(result.meant({ index: 1, series: null })?.filters).toEqual([
      filterOn('country', 'PT'),
      filterOn('status', 'busy'),
    ]);
  });
});

describe('parts of a whole', () => {
  it('end a waterfall at the total of the answer', () => {
    const { chart } = chartOf('waterfall', BY_STATUS);
    if (chart.kind !== 'waterfall') throw new Error('no waterfall');
    expect(chart.steps.map(({ value }) => value)).toEqual([40, 15, 5, 60]);
    expect(chart.steps.at(-1)?.isLevel).toBe(true);
  });

  it('that do not add up are no waterfall', () => {
    const told = { ...BY_STATUS, totals: { 'calls.total': 55 } };
    expect(drawn('waterfall', told)).toHaveProperty('reason');
  });

  it('go period by period where there is a course', () => {
    const { chart } = chartOf('waterfall', COURSE);
    if (chart.kind !== 'waterfall') throw new Error('no waterfall');
    expect(chart.steps.map(({ label }) => label)[0]).toMatch(/20 Nov/);
    expect(chart.steps.at(-1)?.value).toBe(60);
  });

  it('that are negative are no ring', () => {
    const told = { ...BY_STATUS, rows: [['busy', -5] as const] };
    expect(drawn('donut', told)).toHaveProperty('reason');
  });

  it('beyond what can be told apart are summed, and found by their values', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id, index) => [id, 70 - index * 10]);
    const { chart, meant } = chartOf('pie', { ...BY_STATUS, rows });
    if (chart.kind !== 'parts') throw new Error('no pie');
    expect(chart.solid).toBe(true);
    expect(chart.items.map(({ value }) => value)).toEqual([70, 60, 50, 40, 60]);
    expect(meant({ index: 4, series: null })?.filters).toEqual([
      { dimension: 'status', operator: 'in', values: ['e', 'f', 'g'] },
    ]);
  });

  it('are only looked for in amounts', () => {
    expect(isAdditive(CATALOG.metrics.find(({ id }) => id === 'calls.cost'))).toBe(true);
    expect(isAdditive(CATALOG.metrics.find(({ id }) => id === 'calls.success_rate'))).toBe(false);
    expect(isAdditive(CATALOG.metrics.find(({ id }) => id === 'deals.average_size'))).toBe(false);
    const query = { metrics: ['revenue.mrr'], grain: 'day' } as const;
    expect(unfit('waterfall', query, {}, CATALOG)).toMatch(/does not add up over time/);
  });
});

describe('a histogram', () => {
  it('has a bin for every band, and none between', () => {
    const { chart, meant } = chartOf('histogram', ...FITTING.histogram);
    if (chart.kind !== 'histogram') throw new Error('no histogram');
    expect(chart.bins).toEqual([
      { from: 0, to: 60, value: 10 },
      { from: 60, to: 300, value: 50 },
      { from: 300, to: null, value: 0 },
    ]);
    expect(chart.of.unit).toBe('seconds');
    expect(meant({ index: 1, series: null })?.filters).toEqual([filterOn('duration_band', 60)]);
  });
});

describe('a gauge', () => {
  it('shows a percentage of hundred, and an amount up to its target', () => {
    const rate = chartOf('gauge', RATE).chart;
    expect(rate).toMatchObject({ value: 62.5, from: 0, to: 100 });
    const amount = chartOf('gauge', PAIR_FIRST(), { target: 80 }).chart;
    expect(amount).toMatchObject({ value: 60, from: 0, to: 80, target: 80 });
    expect(drawn('gauge', PAIR_FIRST())).toHaveProperty('reason');
  });
});

describe('bars', () => {
  it('show the first twenty and say how many there are', () => {
    const rows = Array.from({ length: 30 }, (_, index) => [`value-${index}`, 30 - index]);
    const result = chartOf('bar', { ...BY_STATUS, rows });
    expect(result.note).toBe('The first 20 of 30.');
  });
});
