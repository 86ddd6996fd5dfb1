import type { ProgressChart } from '@callsight/charts';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../../charts';
import { useCatalog, useFormat } from '../../data';
import { MetricHelp } from '../../drill';
import { measureOf, useKnownAnswer, useRefusal } from '../../panels';
import { campaignAims } from './budget';
import { useOpenCampaign } from './open';
import { BUDGET, BUDGET_METRICS, BUDGET_SPENT, BUDGET_USE } from './questions';

/** Pixels that a campaign takes, and what all take together. */
const ROW = 34;
const FEWEST = 3;
const BY_CAMPAIGN = {
  metrics: BUDGET_METRICS,
  dimensions: ['campaign'],
  order: [{ by: BUDGET, direction: 'desc' as const }],
  filters: [{ dimension: 'campaign', operator: 'set' as const, values: [] }],
  comparison: [],
  limit: 200,
};

/** How much of their budgets the campaigns have spent since they began. */
export function Budgets({ className }: { readonly className: string }) {
  const format = useFormat();
  const catalog = useCatalog();
  const open = useOpenCampaign();
  const asked = useKnownAnswer(BY_CAMPAIGN);
  const { answer } = asked;
  const chart = useMemo((): ProgressChart | undefined => {
    if (answer === undefined) return undefined;
    return {
      kind: 'progress',
      title: 'Spent of the budgets',
      measure: measureOf(catalog, BUDGET_SPENT),
      aims: campaignAims(answer),
    };
  }, [answer, catalog]);
  const choose = useCallback(
    ({ index }: { readonly index: number }) => {
      const id = chart?.aims[index]?.id;
      if (id !== undefined) open(id);
    },
    [chart, open],
  );
  return (
    <ChartCard
      className={className}
      title="Budgets"
      subtitle="Spent since the campaign began, up to the end of the range"
      help={<MetricHelp metric={BUDGET_USE} />}
      state={asked}
      chart={chart}
      format={format}
      height={Math.max(FEWEST, chart?.aims.length ?? 0) * ROW}
      onChoose={choose}
      hint="Click for the campaign"
      emptyTitle="No campaign has a budget"
      emptyHint="Campaigns that run in the range say what they may cost by budget."
      {...useRefusal(asked, BUDGET)}
    />
  );
}
