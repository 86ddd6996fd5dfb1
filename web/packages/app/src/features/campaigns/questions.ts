import type { FigureGroupFacts } from '../../panels';

const REACHED: FigureGroupFacts = {
  title: 'Reached',
  question: 'Did people answer?',
  lead: { metric: 'campaigns.response_rate' },
  figures: [
    { metric: 'campaigns.reached' },
    { metric: 'campaigns.responded' },
    { metric: 'campaigns.sends' },
    { metric: 'campaigns.responses' },
  ],
};

const PAID_OFF: FigureGroupFacts = {
  title: 'Paid off',
  question: 'Was it worth it?',
  lead: { metric: 'campaigns.roi' },
  figures: [{ metric: 'campaigns.roas' }, { metric: 'campaigns.profit_roi' }],
};

/** What was paid, whom it reached, what it brought, whether it paid off. */
export const GROUPS: readonly FigureGroupFacts[] = [
  {
    title: 'Paid',
    question: 'What did we pay?',
    lead: {
      metric: 'campaigns.spend',
      details: [{ metric: 'campaigns.active', after: 'campaigns active' }],
    },
    figures: [
      {
        metric: 'campaigns.budget_use',
        details: [{ metric: 'campaigns.budget', before: 'of', after: 'since they began' }],
      },
      { metric: 'campaigns.cost_per_lead' },
      { metric: 'campaigns.cost_per_acquisition' },
      { metric: 'campaigns.impressions' },
      { metric: 'campaigns.clicks' },
    ],
  },
  REACHED,
  {
    title: 'Brought',
    question: 'What did we get?',
    lead: { metric: 'campaigns.revenue' },
    figures: [
      { metric: 'campaigns.leads' },
      { metric: 'campaigns.deals' },
      {
        metric: 'campaigns.unattributed_share',
        details: [{ metric: 'campaigns.unattributed_leads', after: 'leads without a campaign' }],
      },
    ],
  },
  PAID_OFF,
];

/** The same of one campaign. */
export const CAMPAIGN_GROUPS: readonly FigureGroupFacts[] = [
  {
    title: 'Paid',
    question: 'What did we pay?',
    lead: { metric: 'campaigns.spend' },
    figures: [
      { metric: 'campaigns.cost_per_lead' },
      { metric: 'campaigns.cost_per_acquisition' },
      { metric: 'campaigns.impressions' },
      { metric: 'campaigns.clicks' },
    ],
  },
  REACHED,
  {
    title: 'Brought',
    question: 'What did we get?',
    lead: { metric: 'campaigns.revenue' },
    figures: [
      { metric: 'campaigns.leads' },
      { metric: 'campaigns.deals' },
      { metric: 'leads.conversion_rate' },
      { metric: 'leads.customer_rate' },
    ],
  },
  PAID_OFF,
];

export const SPEND = 'campaigns.spend';
export const REVENUE = 'campaigns.revenue';

export const BUDGET = 'campaigns.budget';
export const BUDGET_SPENT = 'campaigns.budget_spent';
export const BUDGET_USE = 'campaigns.budget_use';
export const BUDGET_METRICS = [BUDGET, BUDGET_SPENT, BUDGET_USE] as const;

/** What no amount of the page has. */
export const UNCONVERTED = ['campaigns.unconverted'] as const;

export const PAID_AND_GOT = [SPEND, REVENUE] as const;

export const CAMPAIGN_METRICS = [
  SPEND,
  BUDGET_USE,
  'campaigns.reached',
  'campaigns.response_rate',
  'campaigns.leads',
  'campaigns.deals',
  REVENUE,
  'campaigns.cost_per_lead',
  'campaigns.cost_per_acquisition',
  'campaigns.roi',
  'campaigns.roas',
] as const;

export const CHANNEL_METRICS = [
  SPEND,
  'campaigns.leads',
  'campaigns.cost_per_lead',
  REVENUE,
  'campaigns.roi',
] as const;

/** What can be seen over time by channel, campaign or variant. */
export const STACK_SPLITS = ['channel', 'campaign', 'variant'] as const;

/** What of campaigns can be seen over time, the usual first. */
export const OVER_TIME = [
  'campaigns.roi',
  'campaigns.roas',
  'campaigns.cost_per_lead',
  'campaigns.cost_per_acquisition',
  'campaigns.response_rate',
  'campaigns.unattributed_share',
] as const;

export const FUNNEL = ['leads.total', 'leads.qualified', 'leads.converted'] as const;

/** Counts first, then rates. */
export const VARIANT_METRICS = [
  'leads.total',
  'leads.qualified',
  'leads.converted',
  'campaigns.reached',
  'campaigns.responded',
  'deals.won',
  REVENUE,
  'campaigns.response_rate',
  'leads.conversion_rate',
  'leads.customer_rate',
  'campaigns.cost_per_lead',
  'campaigns.roi',
] as const;

export const LEAD_SPLITS = ['stage', 'source', 'variant', 'country'] as const;

export const PLACE_METRICS = ['leads.total', 'leads.conversion_rate', 'revenue.total'] as const;
