import type { ScatterChart, Target } from '@callsight/charts';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../../charts';
import { useCatalog, useFormat, useView } from '../../data';
import { MetricHelp } from '../../drill';
import { measureOf, useKnownAnswer, useRefusal } from '../../panels';
import { useOpenCampaign } from './open';
import { PAID_AND_GOT, REVENUE, SPEND } from './questions';
import { campaignDots } from './spend';

const HEIGHT = 340;
const BY_CAMPAIGN = {
  metrics: PAID_AND_GOT,
  dimensions: ['campaign'],
  order: [{ by: SPEND, direction: 'desc' as const }],
  filters: [{ dimension: 'campaign', operator: 'set' as const, values: [] }],
  comparison: [],
  limit: 200,
};

/** Which campaigns earn more than they cost. */
export function SpendAgainstRevenue({ className }: { readonly className: string }) {
  const format = useFormat();
  const catalog = useCatalog();
  const { addFilter } = useView();
  const open = useOpenCampaign();
  const asked = useKnownAnswer(BY_CAMPAIGN);
  const { answer } = asked;
  const chart = useMemo((): ScatterChart | undefined => {
    if (answer === undefined) return undefined;
    return {
      kind: 'scatter',
      title: 'Spend against attributed revenue',
      across: measureOf(catalog, SPEND),
      measure: measureOf(catalog, REVENUE),
      dots: campaignDots(answer),
      equalLabel: 'a campaign earns what it costs; above it, more',
    };
  }, [answer, catalog]);
  const choose = useCallback(
    ({ index }: Target, narrow: boolean) => {
      const id = chart?.dots[index]?.id;
      if (id === undefined) return;
      if (narrow) addFilter({ dimension: 'campaign', operator: 'in', values: [id] });
      else open(id);
    },
    [chart, addFilter, open],
  );
  return (
    <ChartCard
      className={className}
      title="Spend against attributed revenue"
      subtitle="A dot for each campaign that cost something"
      help={<MetricHelp metric={REVENUE} />}
      state={asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      onChoose={choose}
      hint="Click for the campaign, shift-click to look closer"
      {...useRefusal(asked, SPEND)}
    />
  );
}
