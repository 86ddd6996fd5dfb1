import { MetricHelp } from '../../drill';
import {
  CAMPAIGNS,
  FigureGroups,
  firstOf,
  LevelRanking,
  MetricOverTime,
  MetricsOverTime,
  Ranking,
  Section,
  SPAN,
  StackOverTime,
  TabPage,
  WithoutRate,
} from '../../panels';
import { Budgets } from './Budgets';
import { Credit } from './Credit';
import { useOpenCampaign } from './open';
import {
  CAMPAIGN_METRICS,
  CHANNEL_METRICS,
  GROUPS,
  OVER_TIME,
  PAID_AND_GOT,
  STACK_SPLITS,
  UNCONVERTED,
} from './questions';
import { SpendAgainstRevenue } from './SpendAgainstRevenue';

/** What is asked before the page is drawn. */
export const asks = firstOf({ groups: GROUPS, metrics: { metrics: PAID_AND_GOT, calm: true } });

/** What did we pay, what did we get? */
export function CampaignsPage() {
  return (
    <TabPage title="Campaigns" first={4}>
      <FigureGroups groups={GROUPS} />
      <WithoutRate metrics={UNCONVERTED} />
      <MetricsOverTime
        className={SPAN.seven}
        title="Paid and got"
        id="paid-and-got"
        calm
        subtitle="Spend beside the revenue attributed by last touch"
        metrics={PAID_AND_GOT}
        mark="bar"
        height={280}
      />
      <MetricOverTime
        className={SPAN.five}
        title="Return over time"
        id="campaign-return"
        calm
        metrics={OVER_TIME}
        height={280}
      />
      <Section title="Side by side" />
      <Table />
      <SpendAgainstRevenue className={SPAN.seven} />
      <Budgets className={SPAN.five} />
      <Section title="Channels" />
      <LevelRanking
        className={SPAN.five}
        levels={CAMPAIGNS}
        help={<MetricHelp metric="campaigns.spend" />}
        metrics={CHANNEL_METRICS}
        limit={200}
        maxHeight={340}
      />
      <StackOverTime
        className={SPAN.seven}
        title="Spend over time"
        id="spend-over-time"
        metric="campaigns.spend"
        splits={STACK_SPLITS}
        height={280}
      />
      <Section title="Attribution" />
      <Credit />
      <StackOverTime
        className={SPAN.full}
        title="Attributed leads over time"
        id="attributed-over-time"
        metric="campaigns.leads"
        splits={STACK_SPLITS}
        height={260}
      />
    </TabPage>
  );
}

function Table() {
  const open = useOpenCampaign();
  return (
    <Ranking
      className={SPAN.full}
      title="Campaigns side by side"
      subtitle="A name opens the campaign, a number its records. Attributed by last touch."
      help={<MetricHelp metric="campaigns.roi" />}
      dimension="campaign"
      nameLabel="Campaign"
      metrics={CAMPAIGN_METRICS}
      change
      knownOnly
      limit={200}
      maxHeight={520}
      emptyHint="Spend names its campaign by campaignId."
      onName={(row) => open(row.id)}
      nameHint="Open"
    />
  );
}
