import { encodeView, nameOf } from '@callsight/client-model';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Scope, useDimensionNames, useView } from '../../data';
import { MetricHelp } from '../../drill';
import {
  FigureGroups,
  FunnelCard,
  LevelRanking,
  MetricOverTime,
  MetricsOverTime,
  PLACES,
  Ranking,
  SPAN,
  StackOverTime,
  TabPage,
} from '../../panels';
import { BudgetUse } from './BudgetUse';
import classes from './Campaigns.module.css';
import { CreditByModel } from './CreditByModel';
import {
  CAMPAIGN_GROUPS,
  FUNNEL,
  LEAD_SPLITS,
  OVER_TIME,
  PAID_AND_GOT,
  PLACE_METRICS,
  VARIANT_METRICS,
} from './questions';

/** One campaign: what it cost, whom it reached, what it brought, and which variant did best. */
export function CampaignPage() {
  const { campaign } = useParams({ strict: false }) as { readonly campaign: string };
  const scope = useMemo(
    () => [{ dimension: 'campaign', operator: 'in' as const, values: [campaign] }],
    [campaign],
  );
  const name = nameOf(useDimensionNames('campaign'), 'campaign', campaign);
  return (
    <Scope filters={scope}>
      <Way name={name} />
      <TabPage title={name}>
        <FigureGroups groups={CAMPAIGN_GROUPS} />
        <MetricsOverTime
          className={SPAN.seven}
          title="Paid and got"
          id="paid-and-got"
          calm
          subtitle="Spend beside the revenue attributed by last touch"
          metrics={PAID_AND_GOT}
          mark="bar"
          height={260}
        />
        <MetricOverTime
          className={SPAN.five}
          title="Return over time"
          id="campaign-return"
          calm
          metrics={OVER_TIME}
          height={260}
        />
        <Variants />
        <StackOverTime
          className={SPAN.seven}
          title="Leads over time"
          id="campaign-leads"
          metric="leads.total"
          splits={LEAD_SPLITS}
          height={260}
        />
        <FunnelCard
          className={SPAN.five}
          title="From lead to customer"
          subtitle="Of the leads created in the range, as far as they have come by now"
          metrics={FUNNEL}
          height={220}
        />
        <BudgetUse className={SPAN.third} />
        <CreditByModel campaign={campaign} className={SPAN.third} />
        <LevelRanking
          className={SPAN.third}
          levels={PLACES}
          help={<MetricHelp metric="leads.total" />}
          metrics={PLACE_METRICS}
          share
          limit={200}
          maxHeight={300}
        />
      </TabPage>
    </Scope>
  );
}

/** Where this page is, and the way back to all campaigns in the same view. */
function Way({ name }: { readonly name: string }) {
  const { view } = useView();
  const search = { raw: encodeView({ ...view, drill: undefined }) };
  return (
    <nav className={classes.way} aria-label="Where this page is">
      <Link to={'/analytics/campaigns' as never} search={search as never}>
        Campaigns
      </Link>
      <span aria-hidden> › </span>
      <span aria-current="page">{name}</span>
    </nav>
  );
}

function Variants() {
  return (
    <Ranking
      className={SPAN.full}
      title="Variants"
      subtitle="Side by side: counts first, then rates. Small counts decide nothing yet."
      help={<MetricHelp metric="leads.conversion_rate" />}
      dimension="variant"
      nameLabel="Variant"
      metrics={VARIANT_METRICS}
      share
      limit={50}
      emptyHint="Touches and spend name the variant of a campaign by variant."
    />
  );
}
