import { MetricHelp } from '../../drill';
import { FirstRecords, Ranking, useTurn } from '../../panels';
import { CashFunnel } from './CashFunnel';
import { Goals } from './Goals';
import { Insights } from './Insights';
import { KpiCards, useCardAnswer } from './KpiCards';
import { OpenAlerts } from './OpenAlerts';
import classes from './Overview.module.css';
import { ASSISTANTS, CAMPAIGNS, LONGEST, type Ranked, SOURCES } from './questions';
import { TodayStrip } from './TodayStrip';
import { TrendCards } from './TrendCards';

/** Are we doing better than before, where does it come from, what needs attention now? */
export function OverviewPage() {
  const isTurn = useTurn();
  return (
    <div className={classes.grid}>
      <h1 className="cs-visually-hidden">Overview</h1>
      <TodayStrip />
      <Beginning />
      <KpiCards />
      <TrendCards />
      <CashFunnel />
      <Insights />
      {isTurn ? <BelowTheFold /> : <div className={classes.below} aria-busy />}
    </div>
  );
}

function Beginning() {
  return <FirstRecords answer={useCardAnswer().answer} />;
}

/** What a large screen shows only when it is scrolled: it waits until the rest is there. */
function BelowTheFold() {
  return (
    <>
      <Goals />
      <OpenAlerts />
      <TopOf ranked={ASSISTANTS} empty="No calls of an assistant in this range." />
      <TopOf ranked={SOURCES} empty="No leads in this range, or none under these filters." />
      <TopOf ranked={CAMPAIGNS} empty="No spend in this range, or none under these filters." />
    </>
  );
}

/** Calls that no assistant took are on the page of calls: here it is about who does best. */
function TopOf({ ranked, empty }: { readonly ranked: Ranked; readonly empty: string }) {
  return (
    <Ranking
      {...ranked}
      help={<MetricHelp metric={ranked.metrics[0]} />}
      className={classes.third}
      limit={LONGEST}
      knownOnly
      emptyHint={empty}
    />
  );
}
