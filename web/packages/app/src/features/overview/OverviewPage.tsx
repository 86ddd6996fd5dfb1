import { CashFunnel } from './CashFunnel';
import { Insights } from './Insights';
import { KpiCards } from './KpiCards';
import classes from './Overview.module.css';
import {
  ASSISTANTS,
  ASSISTANTS_QUESTION,
  CAMPAIGNS,
  CAMPAIGNS_QUESTION,
  SOURCES,
  SOURCES_QUESTION,
} from './questions';
import { RankingCard } from './RankingCard';
import { TodayStrip } from './TodayStrip';
import { TrendCards } from './TrendCards';

/** Are we doing better than before, where does it come from, what needs attention now? */
export function OverviewPage() {
  return (
    <div className={classes.grid}>
      <h1 className="cs-visually-hidden">Overview</h1>
      <TodayStrip />
      <KpiCards />
      <TrendCards />
      <CashFunnel />
      <Insights />
      <RankingCard
        ranking={ASSISTANTS}
        question={ASSISTANTS_QUESTION}
        empty="No calls of an assistant in this range."
      />
      <RankingCard
        ranking={SOURCES}
        question={SOURCES_QUESTION}
        empty="No leads in this range, or none under these filters."
      />
      <RankingCard
        ranking={CAMPAIGNS}
        question={CAMPAIGNS_QUESTION}
        empty="No spend in this range, or none under these filters."
      />
    </div>
  );
}
