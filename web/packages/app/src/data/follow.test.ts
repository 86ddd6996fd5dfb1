// @vitest-environment jsdom
import type { Answer, MetricQuery } from '@callsight/client-model';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Follower } from './follow';

const TODAY: MetricQuery = {
  organizationId: 'acme',
  metrics: ['calls.total', 'leads.total'],
  timeRange: 'today',
  comparison: ['previous_period'],
};

function answer(version: number, organizationId = 'acme'): Answer {
  return {
    columns: [],
    rows: [],
    totals: { 'calls.total': version, 'leads.total': 0 },
    comparisons: [{ kind: 'previous_period', totals: {}, rows: [] }],
    meta: { organizationId, dataVersion: version },
  } as unknown as Answer;
}

describe('a follower', () => {
  let queries: QueryClient;
  let asked: string[];
  const stops: (() => void)[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    asked = [];
  });

  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    vi.useRealTimers();
  });

  /** A question that something on the page looks at. */
  async function look(key: readonly unknown[], name: string, data: () => unknown) {
    const observer = new QueryObserver(queries, {
      queryKey: key,
      queryFn: () => {
        asked.push(name);
        return data();
      },
    });
    stops.push(observer.subscribe(() => undefined));
    await vi.advanceTimersByTimeAsync(0);
    asked = [];
  }

  it("puts today's figures where they are shown, without asking", async () => {
    await look(['answer', TODAY], 'today', () => answer(1));
    new Follower(queries, 'acme').hear(answer(2));
    expect(queries.getQueryData<Answer>(['answer', TODAY])?.totals['calls.total']).toBe(2);
    expect(asked).toEqual([]);
  });

  it('leaves a question with filters, or of others, alone', async () => {
    const filtered = { ...TODAY, filters: [{ dimension: 'a', operator: 'in', values: ['b'] }] };
    await look(['answer', filtered], 'filtered', () => answer(1));
    await look(['answer', { ...TODAY, organizationId: 'other' }], 'other', () =>
      answer(1, 'other'),
    );
    new Follower(queries, 'acme').hear(answer(2));
    expect(queries.getQueryData<Answer>(['answer', filtered])?.totals['calls.total']).toBe(1);
  });

  it('asks what is in sight again when the records changed, and only then', async () => {
    await look(['answer', { ...TODAY, timeRange: '30d' }], 'range', () => answer(1));
    await look(['insight', 'scores', {}], 'insight', () => ({ no: 'meta' }));
    await look(['catalog', 'acme'], 'catalog', () => ({}));
    const follower = new Follower(queries, 'acme');
    follower.hear(answer(1));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual([]);
    follower.hear(answer(2));
    await vi.advanceTimersByTimeAsync(1);
    expect(asked.sort()).toEqual(['insight', 'range']);
  });

  it('gathers changes that follow one another, and misses none', async () => {
    let version = 1;
    await look(['answer', { ...TODAY, timeRange: '30d' }], 'range', () => answer(version));
    const follower = new Follower(queries, 'acme');
    follower.hear(answer(1));
    for (version = 2; version <= 6; version += 1) {
      follower.hear(answer(version));
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(asked).toEqual(['range']);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(asked).toEqual(['range', 'range']);
    follower.stop();
  });
});
