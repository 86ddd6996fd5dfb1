import type { GaugeChart } from '@callsight/charts';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../../charts';
import { useCatalog, useFormat } from '../../data';
import { MetricHelp } from '../../drill';
import { measureOf, useChoose, useKnownAnswer, useRefusal } from '../../panels';
import classes from './Campaigns.module.css';
import { BUDGET, BUDGET_METRICS, BUDGET_SPENT, BUDGET_USE } from './questions';

const HEIGHT = 200;
const WHOLE = 100;
const QUESTION = { metrics: BUDGET_METRICS, comparison: [] };

/** How much of its budget a campaign has spent since it began. */
export function BudgetUse({ className }: { readonly className: string }) {
  const format = useFormat();
  const catalog = useCatalog();
  const asked = useKnownAnswer(QUESTION);
  const totals = asked.answer?.totals;
  const use = totals?.[BUDGET_USE];
  const chart = useMemo((): GaugeChart | undefined => {
    if (typeof use !== 'number') return undefined;
    return {
      kind: 'gauge',
      title: 'Spent of the budget',
      measure: measureOf(catalog, BUDGET_USE),
      value: use,
      from: 0,
      to: Math.max(WHOLE, Math.ceil(use / WHOLE) * WHOLE),
      // Where the scale ends with the budget, its end is mark enough.
      ...(use > WHOLE ? { target: WHOLE } : {}),
    };
  }, [use, catalog]);
  const choose = useChoose(useCallback(() => ({ metric: BUDGET_SPENT, filters: [] }), []));
  const money = (id: string) => format.short(totals?.[id], 'currency');
  return (
    <ChartCard
      className={className}
      title="Budget"
      subtitle="Spent since it began, up to the end of the range"
      help={<MetricHelp metric={BUDGET_USE} />}
      state={asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      onChoose={choose}
      hint="Click for the expenses"
      emptyTitle="No budget"
      emptyHint="A campaign says what it may cost by budget."
      {...useRefusal(asked, BUDGET)}
      footer={
        chart !== undefined && (
          <p className={classes.words}>
            {money(BUDGET_SPENT)} of {money(BUDGET)}
          </p>
        )
      }
    />
  );
}
