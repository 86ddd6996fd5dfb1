import type { Catalog, Widget } from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import { fieldsOf, usefulKind, widgetOf } from './fields';

const METRIC = {
  id: 'calls.total',
  label: 'Calls',
  description: '',
  formula: '',
  group: 'calls',
  entity: 'calls',
  type: 'count',
  unit: 'count',
  good: 'up',
  aliases: [],
  dimensions: ['status'],
} as const;
const STATUS = { id: 'status', label: 'Status', type: 'text', entities: ['calls'] } as const;
const CATALOG: Catalog = { metrics: [METRIC], dimensions: [STATUS], entities: [] };

const CHART: Widget = {
  id: 'w1',
  type: 'chart',
  chart: 'donut',
  title: 'Parts',
  query: { metrics: ['calls.total'], dimensions: ['status'] },
  x: 0,
  y: 0,
  w: 6,
  h: 7,
};

describe('the fields of a widget', () => {
  it('make the widget that they were read from', () => {
    const { id: _, x: __, y: ___, w: ____, h: _____, ...draft } = CHART;
    expect(widgetOf(fieldsOf(CHART))).toEqual(draft);
  });

  it('make nothing before there is something to show', () => {
    expect(widgetOf(fieldsOf(undefined))).toBeUndefined();
    expect(widgetOf({ ...fieldsOf(undefined), type: 'text', text: '  ' })).toBeUndefined();
    expect(widgetOf({ ...fieldsOf(undefined), type: 'goal' })).toBeUndefined();
  });

  it('keep the chart while it fits, and take one that does else', () => {
    const fields = fieldsOf(CHART);
    expect(usefulKind(fields, CATALOG)).toBe('donut');
    const course = { metrics: ['calls.total'], grain: 'day' } as const;
    expect(usefulKind({ ...fields, query: course }, CATALOG)).toBe('line');
    expect(usefulKind({ ...fields, query: { metrics: ['calls.total'] } }, CATALOG)).toBeUndefined();
  });

  it('ask a figure for its total only', () => {
    const figure = widgetOf({ ...fieldsOf(CHART), type: 'metric' });
    expect(figure).toEqual({ type: 'metric', title: 'Parts', query: { metrics: ['calls.total'] } });
  });
});
