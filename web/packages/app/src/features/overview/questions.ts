import { grainFor, type RangeInput } from '@callsight/client-model';
import type { Asks, Question } from '../../data';

/** The eight cards: two of each group, so that every group is judged by amount and by quality. */
export const CARDS = [
  'calls.total',
  'calls.success_rate',
  'leads.total',
  'leads.conversion_rate',
  'revenue.total',
  'revenue.mrr',
  'campaigns.cost_per_lead',
  'campaigns.roi',
] as const;

/** The cards' totals, and the series that the trends draw too. */
export function cardsQuestion(range: RangeInput): Question {
  return { metrics: CARDS, grain: grainFor(range) };
}

/** What is drawn over time. */
export const TRENDS = ['calls.total', 'leads.total', 'revenue.total'] as const;

export const TODAY: Question = {
  metrics: ['calls.total', 'calls.successful', 'leads.total', 'deals.won', 'revenue.total'],
  range: 'today',
  comparison: ['previous_period'],
};

/** The steps from a call to money, a group a step: a rate is only drawn inside a group. */
export const FUNNEL = [
  { metric: 'calls.total', of: undefined },
  { metric: 'calls.answered', of: 'calls.total' },
  { metric: 'calls.successful', of: 'calls.total' },
  { metric: 'leads.total', of: undefined },
  { metric: 'leads.qualified', of: 'leads.total' },
  { metric: 'leads.converted', of: 'leads.total' },
  { metric: 'deals.won', of: undefined },
] as const;

export const FUNNEL_QUESTION: Question = {
  metrics: [...FUNNEL.map((step) => step.metric), 'revenue.total'],
};

/** Rows a short ranking shows. */
export const LONGEST = 6;

export interface Ranked {
  readonly title: string;
  readonly nameLabel: string;
  readonly dimension: string;
  /** The first orders the table and draws the bars. */
  readonly metrics: readonly [string, ...string[]];
}

export const ASSISTANTS: Ranked = {
  title: 'Top assistants',
  nameLabel: 'Assistant',
  dimension: 'assistant',
  metrics: ['calls.total', 'calls.success_rate', 'calls.average_duration'],
};

export const SOURCES: Ranked = {
  title: 'Top sources',
  nameLabel: 'Source',
  dimension: 'source',
  metrics: ['leads.total', 'leads.conversion_rate', 'revenue.total'],
};

export const CAMPAIGNS: Ranked = {
  title: 'Top campaigns',
  nameLabel: 'Campaign',
  dimension: 'campaign',
  metrics: ['campaigns.spend', 'campaigns.cost_per_lead', 'campaigns.roi'],
};

/** Asks a ranking of what has a name: the very question of its table, so that it is asked once. */
export function rankingQuestion(ranking: Ranked): Question {
  return {
    metrics: ranking.metrics,
    dimensions: [ranking.dimension],
    order: [{ by: ranking.metrics[0], direction: 'desc' }],
    limit: LONGEST,
    filters: [{ dimension: ranking.dimension, operator: 'set', values: [] }],
  };
}

export const ASSISTANTS_QUESTION = rankingQuestion(ASSISTANTS);
export const SOURCES_QUESTION = rankingQuestion(SOURCES);
export const CAMPAIGNS_QUESTION = rankingQuestion(CAMPAIGNS);

/** What is asked before the page is drawn. */
export const asks: Asks = ({ range }) => [
  TODAY,
  cardsQuestion(range),
  FUNNEL_QUESTION,
  ASSISTANTS_QUESTION,
  SOURCES_QUESTION,
  CAMPAIGNS_QUESTION,
];
