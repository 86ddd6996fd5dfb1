import type { FigureGroupFacts, Spread } from '../../panels';

/** What came in, what recurs, how deals go, what will come. */
export const GROUPS: readonly FigureGroupFacts[] = [
  {
    title: 'Came in',
    question: 'What was paid?',
    lead: {
      metric: 'revenue.total',
      details: [{ metric: 'revenue.payments', after: 'payments' }],
    },
    figures: [
      { metric: 'revenue.recurring' },
      { metric: 'revenue.one_time' },
      { metric: 'revenue.refunds' },
      { metric: 'revenue.gross_margin' },
      { metric: 'revenue.margin_rate' },
      { metric: 'revenue.cost' },
    ],
  },
  {
    title: 'Recurs',
    question: 'What comes again by itself?',
    lead: {
      metric: 'revenue.mrr',
      details: [{ metric: 'revenue.active_subscriptions', after: 'subscriptions' }],
    },
    figures: [
      { metric: 'revenue.arr' },
      { metric: 'revenue.quick_ratio' },
      { metric: 'revenue.nrr' },
      { metric: 'revenue.grr' },
      { metric: 'revenue.gross_churn_rate' },
      { metric: 'revenue.net_churn_rate' },
    ],
  },
  {
    title: 'Deals',
    question: 'Do we win, how much, how fast?',
    lead: {
      metric: 'deals.win_rate',
      details: [
        { metric: 'deals.won', after: 'won' },
        { metric: 'deals.lost', after: 'lost' },
      ],
    },
    figures: [
      { metric: 'deals.won_value' },
      { metric: 'deals.win_rate_by_value' },
      {
        metric: 'deals.average_size',
        details: [{ metric: 'deals.median_size', before: 'median' }],
      },
      {
        metric: 'deals.sales_cycle',
        details: [{ metric: 'deals.sales_cycle_mean', before: 'mean' }],
      },
      { metric: 'deals.velocity' },
    ],
  },
  {
    title: 'Will come',
    question: 'What can be expected?',
    lead: {
      metric: 'leads.pipeline_value',
      details: [{ metric: 'deals.open', after: 'open deals' }],
    },
    figures: [
      { metric: 'deals.weighted_pipeline' },
      { metric: 'revenue.forecast' },
      { metric: 'deals.created' },
      { metric: 'revenue.growth_rate' },
    ],
  },
];

/** What revenue over time can be split by, the usual first. */
export const SPLITS = ['payment_kind', 'product_line', 'country', 'source', 'channel'] as const;

/** What of recurring revenue can be seen over time, the usual first. */
export const RECURRING = [
  'revenue.mrr',
  'revenue.mrr_new',
  'revenue.mrr_churn',
  'revenue.nrr',
  'revenue.grr',
  'revenue.quick_ratio',
  'revenue.active_subscriptions',
] as const;

export const WIN_RATES = ['deals.win_rate', 'deals.win_rate_by_value'] as const;

/** What of deals can be seen over time, the usual first. */
export const DEALS_OVER_TIME = [
  'deals.won_value',
  'deals.won',
  'deals.created',
  'deals.average_size',
  'deals.sales_cycle',
  'leads.pipeline_value',
  'deals.weighted_pipeline',
] as const;

/** What each band of deal size can show, the usual first. */
export const SIZE_METRICS = [
  'deals.won',
  'deals.closed',
  'deals.win_rate',
  'deals.won_value',
  'deals.open',
] as const;

export const SIZES: readonly Spread[] = [
  {
    dimension: 'amount_band',
    label: 'Deal size',
    unit: 'currency',
    explainedBy: 'deals.average_size',
  },
];

export const STAGE_METRICS = [
  'leads.pipeline_value',
  'deals.open',
  'deals.weighted_pipeline',
] as const;

/** What of the deals expected to close can be seen, the usual first. */
export const EXPECTED_METRICS = [
  'deals.expected_weighted',
  'deals.expected_value',
  'deals.expected',
] as const;

/** What the deals expected to close can be split by, the usual first. */
export const EXPECTED_SPLITS = ['stage', 'team', 'owner', 'product_line', 'source'] as const;

/** What no amount of the page has. */
export const UNCONVERTED = ['revenue.unconverted', 'deals.unconverted'] as const;

/** Every deal metric, for people and teams. */
export const PEOPLE_METRICS = [
  'deals.won_value',
  'deals.won',
  'deals.lost',
  'deals.win_rate',
  'deals.win_rate_by_value',
  'deals.average_size',
  'deals.sales_cycle',
  'deals.velocity',
  'leads.pipeline_value',
] as const;

/** What margin can be seen over time, the usual first. */
export const MARGINS = [
  'revenue.margin_rate',
  'revenue.gross_margin',
  'revenue.cost',
  'campaigns.roi',
  'campaigns.profit_roi',
] as const;

export const MARGIN_METRICS = [
  'revenue.gross_margin',
  'revenue.margin_rate',
  'revenue.cost',
  'campaigns.spend',
  'campaigns.roi',
] as const;

/** What margin can be ranked by, the usual first. */
export const MARGIN_SPLITS = ['channel', 'campaign', 'source', 'country', 'product_line'] as const;

export const PRODUCT_METRICS = [
  'revenue.total',
  'revenue.recurring',
  'deals.won',
  'deals.win_rate',
] as const;

export const CUSTOMER_METRICS = ['revenue.total', 'revenue.mrr'] as const;

export const PLACE_METRICS = ['revenue.total', 'deals.won', 'deals.win_rate'] as const;

export const DAILY = ['revenue.total', 'revenue.payments', 'deals.won', 'deals.won_value'] as const;
