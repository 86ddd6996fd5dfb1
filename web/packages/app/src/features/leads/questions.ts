import type { FigureGroupFacts, Spread } from '../../panels';

/** How many, how good, how fast, how well cared for. */
export const GROUPS: readonly FigureGroupFacts[] = [
  {
    title: 'How many',
    question: 'Do enough come in?',
    lead: { metric: 'leads.total', details: [{ metric: 'leads.qualified', after: 'qualified' }] },
    figures: [
      { metric: 'leads.qualified' },
      { metric: 'leads.converted' },
      { metric: 'leads.lead_velocity_rate' },
      { metric: 'campaigns.unattributed_share' },
    ],
  },
  {
    title: 'How good',
    question: 'Are they worth having?',
    lead: { metric: 'leads.conversion_rate' },
    figures: [
      { metric: 'leads.customer_rate' },
      { metric: 'leads.average_score' },
      { metric: 'leads.pipeline_value' },
      { metric: 'deals.created' },
    ],
  },
  {
    title: 'How fast',
    question: 'How long until they are customers?',
    lead: { metric: 'leads.velocity_days' },
    figures: [
      { metric: 'leads.velocity_mean_days' },
      { metric: 'leads.velocity_p90_days' },
      { metric: 'deals.sales_cycle' },
    ],
  },
  {
    title: 'How cared for',
    question: 'Are they called soon and often enough?',
    lead: { metric: 'leads.speed_to_contact' },
    figures: [
      { metric: 'leads.contacted_fast_share' },
      { metric: 'leads.contacted_fast' },
      { metric: 'leads.engagement' },
      { metric: 'leads.engagements' },
    ],
  },
];

/** What leads over time can be split by, the usual first. */
export const SPLITS = ['source', 'stage', 'medium', 'channel', 'country', 'team'] as const;

export const FUNNEL = ['leads.total', 'leads.qualified', 'leads.converted'] as const;

/** What of leads can be seen over time, the usual first. */
export const OVER_TIME = [
  'leads.conversion_rate',
  'leads.customer_rate',
  'leads.average_score',
  'leads.velocity_days',
  'leads.velocity_mean_days',
  'leads.velocity_p90_days',
  'leads.speed_to_contact',
  'leads.contacted_fast_share',
  'leads.engagement',
] as const;

/** What leads can be ranked by, the usual first. Spend is known for channels and campaigns only. */
export const SOURCE_SPLITS = ['source', 'medium', 'channel', 'campaign'] as const;

/** Volume, quality, care, speed, and what it brought and cost where that is known. */
export const SOURCE_METRICS = [
  'leads.total',
  'leads.conversion_rate',
  'leads.customer_rate',
  'leads.average_score',
  'leads.engagement',
  'leads.speed_to_contact',
  'leads.velocity_days',
  'deals.won',
  'revenue.total',
  'campaigns.spend',
  'campaigns.cost_per_lead',
] as const;

/** What each band of the score can show, the usual first. */
export const SCORE_METRICS = [
  'leads.total',
  'leads.conversion_rate',
  'leads.customer_rate',
  'leads.converted',
] as const;

export const SCORES: readonly Spread[] = [
  { dimension: 'score_band', label: 'Score', unit: 'score', explainedBy: 'leads.average_score' },
];

/** What stages can be laid side by side by, the usual first. */
export const STAGE_SPLITS = ['source', 'medium', 'channel', 'team', 'country'] as const;

/** Median and ninetieth percentile of the days from created to converted. */
export const VELOCITY = ['leads.velocity_days', 'leads.velocity_p90_days'] as const;

/** What speed can be looked at by, the usual first. */
export const SPEED_SPLITS = ['source', 'stage', 'team', 'country', 'channel'] as const;

export const SPEED_METRICS = [
  'leads.converted',
  'leads.velocity_days',
  'leads.velocity_mean_days',
  'leads.velocity_p90_days',
  'leads.speed_to_contact',
  'leads.contacted_fast_share',
] as const;

export const PEOPLE_METRICS = [
  'leads.total',
  'leads.converted',
  'leads.customer_rate',
  'leads.average_score',
  'leads.speed_to_contact',
  'leads.velocity_days',
  'leads.engagement',
] as const;

export const PLACE_METRICS = [
  'leads.total',
  'leads.conversion_rate',
  'leads.customer_rate',
] as const;

export const HOUR_METRICS = [
  'leads.total',
  'leads.conversion_rate',
  'leads.speed_to_contact',
  'leads.contacted_fast_share',
] as const;
