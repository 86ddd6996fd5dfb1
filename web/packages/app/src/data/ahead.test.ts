import type { Catalog, MetricQuery, Session } from '@callsight/client-model';
import { expect, it } from 'vitest';
import { askFirst } from './ahead';
import { createQueryClient, SESSION_KEY } from './queries';

const SESSION = {
  authenticated: true,
  passwordNeeded: false,
  organizations: [{ id: 'first' }, { id: 'second' }],
} as unknown as Session;

const metric = (id: string, dimensions: readonly string[]) => ({ id, aliases: [], dimensions });
const CATALOG = {
  metrics: [metric('calls.total', ['source']), metric('revenue.mrr', [])],
  dimensions: [],
  entities: [],
} as unknown as Catalog;

/** What is kept under the questions that a page asks first in an address. */
async function askedIn(raw: string, session = SESSION) {
  const queries = createQueryClient();
  queries.setQueryData(SESSION_KEY, session);
  queries.setQueryData(['catalog', 'second'], CATALOG);
  await askFirst(queries, { raw }, ({ range }) => [
    { metrics: ['calls.total', 'revenue.mrr'], range: range === '7d' ? 'today' : range },
    { metrics: ['revenue.mrr'], comparison: [] },
  ]);
  const kept = queries.getQueryCache().findAll({ queryKey: ['answer'] });
  await queries.cancelQueries();
  return kept.map(({ queryKey }) => queryKey[1] as MetricQuery);
}

it('asks in the view of the address, as the page will', async () => {
  expect(await askedIn('range=90d')).toEqual([
    {
      organizationId: 'first',
      metrics: ['calls.total', 'revenue.mrr'],
      timeRange: '90d',
      comparison: ['previous_period'],
    },
    { organizationId: 'first', metrics: ['revenue.mrr'], timeRange: '90d' },
  ]);
});

it('leaves out what does not apply under the filters of the view', async () => {
  const asked = await askedIn('org=second&f=source:in:web');
  expect(asked.map(({ metrics }) => metrics)).toEqual([['calls.total']]);
  expect(asked[0]?.filters).toHaveLength(1);
});

it('asks nothing for nobody, and nothing of an organization that is not theirs', async () => {
  expect(await askedIn('', { ...SESSION, authenticated: false })).toEqual([]);
  expect(await askedIn('', { ...SESSION, passwordNeeded: true })).toEqual([]);
  expect(await askedIn('org=third')).toEqual([]);
});
