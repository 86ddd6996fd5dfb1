import { MetricHelp } from '../../drill';
import {
  CalendarCard,
  Distribution,
  FigureGroups,
  FunnelCard,
  Hours,
  LevelRanking,
  MetricOverTime,
  PEOPLE,
  PLACES,
  SPAN,
  StackOverTime,
  StageCard,
  TabPage,
  WorldCard,
} from '../../panels';
import {
  FUNNEL,
  GROUPS,
  HOUR_METRICS,
  OVER_TIME,
  PEOPLE_METRICS,
  PLACE_METRICS,
  SCORE_METRICS,
  SCORES,
  SPLITS,
} from './questions';
import { ScoreCalibration, ScoreLift } from './ScoreCards';
import { Sources, Speed } from './Sources';

/** Which sources bring leads worth having, and where do they get stuck? */
export function LeadsPage() {
  return (
    <TabPage title="Leads">
      <FigureGroups groups={GROUPS} />
      <StackOverTime
        className={SPAN.full}
        title="Leads over time"
        id="leads-over-time"
        metric="leads.total"
        splits={SPLITS}
        height={300}
      />
      <FunnelCard
        className={SPAN.five}
        title="From lead to customer"
        subtitle="Of the leads created in the range, as far as they have come by now"
        metrics={FUNNEL}
        height={220}
      />
      <MetricOverTime
        className={SPAN.seven}
        title="Quality over time"
        id="lead-quality"
        calm
        metrics={OVER_TIME}
        height={220}
      />
      <StageCard className={SPAN.full} subject="lead" />
      <Sources />
      <ScoreLift />
      <ScoreCalibration />
      <Distribution
        className={SPAN.half}
        title="Scores"
        id="scores"
        metrics={SCORE_METRICS}
        spreads={SCORES}
        height={260}
      />
      <CalendarCard
        className={SPAN.half}
        title="Day by day"
        id="lead-days"
        metrics={HOUR_METRICS}
      />
      <Speed />
      <LevelRanking
        className={SPAN.full}
        levels={PEOPLE}
        help={<MetricHelp metric="leads.total" />}
        metrics={PEOPLE_METRICS}
        share
        change
        limit={200}
        maxHeight={420}
        emptyHint="Leads name their owner by ownerId and their team by team."
      />
      <WorldCard
        className={SPAN.seven}
        title="Leads by country"
        metric="leads.total"
        height={330}
        emptyHint="Leads say where they are from by country."
      />
      <LevelRanking
        className={SPAN.five}
        levels={PLACES}
        help={<MetricHelp metric="leads.total" />}
        metrics={PLACE_METRICS}
        share
        limit={200}
        maxHeight={330}
      />
      <Hours className={SPAN.full} title="When" id="lead-hours" metrics={HOUR_METRICS} />
    </TabPage>
  );
}
