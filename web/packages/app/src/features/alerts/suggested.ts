import { type Draft, EMPTY } from './draft';

/** An alert to begin with. */
interface Suggested {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly draft: Draft;
}

/** What most who sell by phone want to be told. */
export const SUGGESTED: readonly Suggested[] = [
  {
    id: 'success',
    title: 'Calls of an assistant stop going well',
    why: 'The success rate of each assistant, below 60% for two hours of at least 20 calls.',
    draft: {
      ...EMPTY,
      name: 'Success rate by assistant',
      metric: 'calls.success_rate',
      groupBy: 'assistant',
      grain: 'hour',
      side: 'below',
      value: 60,
      recovery: 65,
      times: 2,
      minimumMetric: 'calls.total',
      minimumCount: 20,
    },
  },
  {
    id: 'leads',
    title: 'Fewer leads than usual',
    why: 'Leads of a day below what the weeks before led to expect.',
    draft: {
      ...EMPTY,
      name: 'Fewer leads than usual',
      metric: 'leads.total',
      kind: 'anomaly',
      side: 'below',
    },
  },
  {
    id: 'silence',
    title: 'No calls come in',
    why: 'An hour without a single call, outside of the night.',
    draft: {
      ...EMPTY,
      name: 'No calls',
      metric: 'calls.total',
      grain: 'hour',
      kind: 'no_data',
      times: 2,
      quiet: true,
      quietFrom: '20:00',
      quietTo: '09:00',
    },
  },
];
