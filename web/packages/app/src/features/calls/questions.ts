import type { FigureGroupFacts, Spread } from '../../panels';

/** What each group of numbers answers, the first of each being the one to read first. */
export const GROUPS: readonly FigureGroupFacts[] = [
  {
    title: 'Reach',
    question: 'Do calls reach people?',
    lead: { metric: 'calls.total', details: [{ metric: 'calls.answered', after: 'answered' }] },
    figures: [
      {
        metric: 'calls.answer_rate',
        details: [{ metric: 'calls.outbound', before: 'of', after: 'outbound' }],
      },
      {
        metric: 'calls.average_duration',
        details: [
          { metric: 'calls.duration_p50', before: 'median' },
          { metric: 'calls.duration_p90', before: 'p90' },
          { metric: 'calls.duration_p95', before: 'p95' },
        ],
      },
      { metric: 'calls.total_minutes' },
      { metric: 'calls.short_rate' },
    ],
  },
  {
    title: 'Results',
    question: 'Do they end in something?',
    lead: {
      metric: 'calls.success_rate',
      details: [
        { metric: 'calls.evaluated', after: 'evaluated' },
        { metric: 'calls.coverage', after: 'coverage' },
      ],
    },
    figures: [
      { metric: 'calls.successful' },
      { metric: 'calls.resolution_rate' },
      { metric: 'calls.automation_rate' },
      { metric: 'calls.transfer_rate' },
    ],
  },
  {
    title: 'Experience',
    question: 'Do they go well?',
    lead: {
      metric: 'calls.satisfaction',
      details: [{ metric: 'calls.satisfaction_answers', after: 'answers' }],
    },
    figures: [
      {
        metric: 'calls.sentiment',
        details: [
          { metric: 'calls.positive_share', after: 'positive' },
          { metric: 'calls.negative_share', after: 'negative' },
        ],
      },
      { metric: 'calls.quality_score' },
      { metric: 'calls.latency_p50', details: [{ metric: 'calls.latency_p95', before: 'p95' }] },
      { metric: 'calls.interruption_rate' },
    ],
  },
  {
    title: 'Cost and faults',
    question: 'What do they take?',
    lead: { metric: 'calls.cost' },
    figures: [
      { metric: 'calls.cost_per_call' },
      { metric: 'calls.cost_per_minute' },
      { metric: 'calls.cost_per_success' },
      { metric: 'calls.fault_rate' },
    ],
  },
];

export const TOTAL = ['calls.total'] as const;

/** What calls over time can be split by, the usual first. */
export const SPLITS = ['outcome', 'status', 'direction', 'handled_by', 'assistant'] as const;

/** Rates that can be seen over time, the usual first. */
export const RATES = [
  'calls.success_rate',
  'calls.answer_rate',
  'calls.automation_rate',
  'calls.resolution_rate',
  'calls.transfer_rate',
  'calls.average_duration',
  'calls.satisfaction',
  'calls.sentiment',
  'calls.quality_score',
  'calls.latency_p50',
  'calls.latency_p95',
  'calls.interruption_rate',
  'calls.fault_rate',
  'calls.cost_per_call',
  'calls.cost_per_success',
] as const;

/** What calls can be made of, the usual first. */
export const PARTS = ['handled_by', 'direction', 'status', 'transferred', 'source'] as const;

export const HOUR_METRICS = [
  'calls.total',
  'calls.answer_rate',
  'calls.success_rate',
  'calls.average_duration',
] as const;

export const ASSISTANT_METRICS = [
  'calls.total',
  'calls.success_rate',
  'calls.automation_rate',
  'calls.quality_score',
  'calls.latency_p50',
  'calls.cost_per_success',
] as const;

export const OUTCOME_METRICS = ['calls.total', 'calls.average_duration'] as const;

export const REASON_METRICS = ['calls.total'] as const;

export const PLACE_METRICS = ['calls.total', 'calls.success_rate'] as const;

/** How long calls last and how quickly they answer. */
export const LENGTH: readonly Spread[] = [
  {
    dimension: 'duration_band',
    label: 'Duration',
    unit: 'seconds',
    explainedBy: 'calls.average_duration',
  },
  {
    dimension: 'latency_band',
    label: 'Latency',
    unit: 'milliseconds',
    explainedBy: 'calls.latency_p50',
  },
];

/** How calls are scored. */
export const QUALITY: readonly Spread[] = [
  {
    dimension: 'quality_band',
    label: 'Quality',
    unit: 'score',
    explainedBy: 'calls.quality_score',
  },
  {
    dimension: 'sentiment_band',
    label: 'Sentiment',
    unit: 'score',
    explainedBy: 'calls.sentiment',
  },
  {
    dimension: 'satisfaction',
    label: 'Satisfaction',
    unit: 'score',
    explainedBy: 'calls.satisfaction',
    bounds: [1, 2, 3, 4, 5],
  },
];
