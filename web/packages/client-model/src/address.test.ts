import { describe, expect, it } from 'vitest';
import { DEFAULT_VIEW, decodeView, encodeView, type View } from './address';

const FULL: View = {
  organization: 'org_demo',
  range: { start: '2026-10-01', end: '2026-10-31' },
  comparison: ['previous_period', 'previous_year'],
  filters: [
    { dimension: 'country', operator: 'in', values: ['PT', 'ES'] },
    { dimension: 'source', operator: 'notIn', values: ['a,b', 'c:d&e=f', '100%', '#1', 'ü', ''] },
    { dimension: 'successful', operator: 'equals', values: [true] },
    { dimension: 'duration', operator: 'gte', values: [60.5] },
    { dimension: 'assistant', operator: 'notSet', values: [] },
  ],
  drill: {
    metric: 'calls.success_rate',
    part: 'denominator',
    range: { start: '2026-10-03T22:00:00Z', end: '2026-10-04T22:00:00Z' },
    filters: [{ dimension: 'weekday', operator: 'in', values: [7] }],
  },
  zoomedFrom: ['1y', { start: '2026-07-01', end: '2026-12-31' }],
  choices: { 'calls-over-time.split': 'status', 'revenue.metric': 'a:b c' },
};

describe('a view in an address', () => {
  it('comes back as it was', () => {
    expect(decodeView(encodeView(FULL))).toEqual(FULL);
    expect(decodeView(`?${encodeView(FULL)}`)).toEqual(FULL);
  });

  it('leaves out what is usual', () => {
    expect(encodeView(DEFAULT_VIEW)).toBe('');
    expect(decodeView('')).toEqual(DEFAULT_VIEW);
  });

  it('tells no comparison from the usual one', () => {
    const view = { ...DEFAULT_VIEW, comparison: [] };
    expect(encodeView(view)).toBe('compare=none');
    expect(decodeView('compare=none')).toEqual(view);
  });

  it('is readable', () => {
    const filters = [{ dimension: 'country', operator: 'in' as const, values: ['PT', 'ES'] }];
    expect(encodeView({ ...DEFAULT_VIEW, range: '7d', filters })).toBe(
      'range=7d&f=country:in:PT,ES',
    );
  });

  it.each([
    'range=nonsense&compare=everything',
    'f=country&f=country:like:x&f=:in:x&f=%zz',
    'drill=&part=whole&at=never',
    'f=a:in:%25zz',
    'within=never&pick=&pick=x&pick=A:b&pick=a:',
  ])('survives %s', (search) => {
    const view = decodeView(search);
    expect(view.range).toBe('30d');
    expect(view.drill).toBeUndefined();
    expect(decodeView(encodeView(view))).toEqual(view);
  });
});
