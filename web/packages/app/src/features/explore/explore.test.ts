import type { MetricQuery } from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import { type Asking, decodeAsking, encodeAsking } from './asking';
import { curlOf } from './request';
import { freeId, placeBelow, widgetOf } from './saved';

const ASKING: Asking = {
  query: {
    metrics: ['calls.total', 'calls.success_rate'],
    dimensions: ['country'],
    grain: 'week',
    filters: [{ or: [{ dimension: 'city', operator: 'contains', values: ["d'Or: a,b"] }] }],
    order: [{ by: 'calls.total', direction: 'asc' }],
    limit: 25,
    complete: true,
  },
  chart: 'line',
  show: 'table',
  options: { target: 12.5 },
};

describe('a question in the address', () => {
  it('comes back as it was, and leaves what others keep there', () => {
    const choices = encodeAsking(ASKING, { 'calls.split': 'status', 'explore.by': 'team' });
    expect(choices['calls.split']).toBe('status');
    expect(decodeAsking(choices)).toEqual(ASKING);
  });

  it('is read as far as it makes sense', () => {
    const read = decodeAsking({
      'explore.metrics': 'calls.total,,',
      'explore.grain': 'fortnight',
      'explore.limit': '-3',
      'explore.filters': '[{"dimension":1},',
      'explore.chart': 'spiral',
      'explore.show': 'nothing',
    });
    expect(read).toEqual({
      query: { metrics: ['calls.total'] },
      chart: undefined,
      show: 'chart',
      options: {},
    });
  });
});

describe('a question taken along', () => {
  it('is a command that a shell reads as one', () => {
    const query: MetricQuery = {
      organizationId: 'acme',
      metrics: ['calls.total'],
      timeRange: '7d',
      filters: [{ dimension: 'city', operator: 'in', values: ["L'Aquila"] }],
    };
    const command = curlOf(query, 'http://127.0.0.1:8080');
    expect(command).toContain('http://127.0.0.1:8080/api/analytics/query');
    expect(command).toContain(`L'\\''Aquila`);
    expect(command).not.toMatch(/Bearer [a-z0-9]/);
  });

  it('is a widget below the others', () => {
    const board = {
      widgets: [{ id: 'w7', type: 'text', text: '', x: 0, y: 2, w: 4, h: 3 }],
    } as const;
    const widget = widgetOf(ASKING, 'line', 'Title', placeBelow(board), freeId(board));
    expect(widget).toMatchObject({ id: 'w8', type: 'table', y: 5, query: ASKING.query });
    const chart = widgetOf({ ...ASKING, show: 'chart' }, 'line', 'T', placeBelow(board), 'w8');
    expect(chart).toMatchObject({ type: 'chart', chart: 'line', options: { target: 12.5 } });
    expect(
      widgetOf({ ...ASKING, show: 'chart' }, undefined, 'T', placeBelow(board), 'w8').type,
    ).toBe('metric');
  });
});
