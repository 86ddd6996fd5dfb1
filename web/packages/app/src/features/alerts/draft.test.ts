import type { Alert, Catalog } from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import { copyOf, draftOf, EMPTY, fitted, inputOf, missingIn, ruleOf } from './draft';

const alert: Alert = {
  id: 'a1',
  name: 'Calls fall',
  sentence: '',
  enabled: true,
  rule: {
    metric: 'calls.total',
    grain: 'day',
    condition: {
      type: 'change',
      operator: 'below',
      value: -20,
      recovery: -10,
      by: 'percent',
      comparison: 'previous_year',
    },
    for: 2,
    quietHours: { from: '21:00', to: '06:00' },
  },
  channels: [
    { id: 'c1', type: 'mail', to: ['ann@example.org'] },
    { id: 'c2', type: 'slack', url: 'https://hooks.example.org/…' },
    { id: 'c3', type: 'webhook', url: 'https://example.org/hook' },
  ],
  state: 'normal',
  groups: [],
  evaluatedTo: null,
  changedAt: null,
  snoozedUntil: null,
  author: { id: 'p', name: 'Ann' },
  version: 3,
  createdAt: '2026-03-01T00:00:00Z',
  updatedAt: '2026-03-01T00:00:00Z',
};

describe('an alert while it is written', () => {
  it('says "falls by 20" without a sign, and sends the sign', () => {
    const draft = draftOf(alert);
    expect(draft).toMatchObject({ kind: 'change', side: 'below', value: 20, recovery: 10 });
    expect(ruleOf(draft)?.condition).toEqual(alert.rule.condition);
  });

  it('sends what was not touched back as it was', () => {
    const input = inputOf(draftOf(alert));
    expect(input?.channels).toEqual([{ id: 'c1' }, { id: 'c2' }, { id: 'c3' }]);
    expect(input).toMatchObject({ for: 2, quietHours: { from: '21:00', to: '06:00' } });
  });

  it('sends a channel that was written anew whole', () => {
    const draft = draftOf(alert);
    const [mail, slack, hook] = draft.channels;
    if (!mail || !slack || !hook) throw new Error('three channels');
    const changed = {
      ...draft,
      channels: [{ ...mail, to: [] }, slack, { ...hook, url: 'https://b.org' }],
    };
    expect(inputOf(changed)?.channels).toEqual([
      { id: 'c1', type: 'mail', to: [] },
      { id: 'c2' },
      { id: 'c3', type: 'webhook', url: 'https://b.org' },
    ]);
    expect(missingIn(changed)).toEqual({ '/channels/0/to': 'Enter an address.' });
  });

  it('copies everything but secrets', () => {
    const copy = copyOf(alert);
    expect(copy.name).toBe('Calls fall (copy)');
    expect(inputOf(copy)?.channels).toEqual([
      { type: 'mail', to: ['ann@example.org'] },
      { type: 'webhook', url: 'https://example.org/hook' },
    ]);
  });

  it('is no rule before there is a number, where one is needed', () => {
    expect(ruleOf(EMPTY)).toBeUndefined();
    expect(missingIn(EMPTY)).toEqual({ '/condition/value': 'Enter a number.' });
    expect(ruleOf({ ...EMPTY, kind: 'anomaly', side: 'either' })?.condition).toEqual({
      type: 'anomaly',
      direction: 'either',
      confidence: 95,
    });
    expect(missingIn({ ...EMPTY, kind: 'no_data' })).toEqual({});
  });

  it('lets go of what another metric does not have', () => {
    const metric = {
      id: 'revenue.total',
      unit: 'currency',
      good: 'up',
      dimensions: ['country'],
    } as unknown as Catalog['metrics'][number];
    const catalog: Catalog = { metrics: [metric], dimensions: [], entities: [] };
    const draft = {
      ...EMPTY,
      metric: 'revenue.total',
      side: 'either' as const,
      by: 'points' as const,
      groupBy: 'assistant',
      filters: [
        { dimension: 'assistant', operator: 'in' as const, values: ['a'] },
        { dimension: 'country', operator: 'in' as const, values: ['PT'] },
      ],
    };
    expect(fitted(draft, catalog)).toMatchObject({
      side: 'below',
      by: 'percent',
      groupBy: null,
      filters: [{ dimension: 'country' }],
    });
  });
});
