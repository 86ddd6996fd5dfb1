/** One screenful: figures, one of them over time, and what leads in something. */
export interface Scene {
  readonly id: string;
  readonly title: string;
  /** Four, the most telling first. */
  readonly figures: readonly string[];
  /** What is drawn over time. */
  readonly course: string;
  readonly ranking: {
    readonly title: string;
    readonly dimension: string;
    readonly metric: string;
  };
}

/** What the wall shows one after the other, in the order of the tabs. */
export const SCENES: readonly Scene[] = [
  {
    id: 'overview',
    title: 'Overview',
    figures: ['calls.total', 'leads.total', 'revenue.total', 'campaigns.roi'],
    course: 'revenue.total',
    ranking: { title: 'Top sources', dimension: 'source', metric: 'leads.total' },
  },
  {
    id: 'calls',
    title: 'Calls',
    figures: [
      'calls.total',
      'calls.success_rate',
      'calls.average_duration',
      'calls.automation_rate',
    ],
    course: 'calls.total',
    ranking: { title: 'Top assistants', dimension: 'assistant', metric: 'calls.total' },
  },
  {
    id: 'leads',
    title: 'Leads',
    figures: ['leads.total', 'leads.conversion_rate', 'leads.converted', 'leads.average_score'],
    course: 'leads.total',
    ranking: { title: 'Converted by source', dimension: 'source', metric: 'leads.converted' },
  },
  {
    id: 'revenue',
    title: 'Revenue',
    figures: ['revenue.total', 'revenue.mrr', 'deals.won', 'deals.win_rate'],
    course: 'revenue.total',
    ranking: { title: 'Won by person', dimension: 'owner', metric: 'deals.won_value' },
  },
  {
    id: 'campaigns',
    title: 'Campaigns',
    figures: ['campaigns.spend', 'campaigns.cost_per_lead', 'campaigns.revenue', 'campaigns.roi'],
    course: 'campaigns.spend',
    ranking: { title: 'Return by campaign', dimension: 'campaign', metric: 'campaigns.revenue' },
  },
];

/** Names a ranking has room for. */
export const RANKED = 6;
