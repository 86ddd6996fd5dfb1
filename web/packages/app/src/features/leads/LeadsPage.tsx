import { MetricHelp } from '../../drill';
import {
  CalendarCard,
  Distribution,
  FigureGroups,
  FunnelCard,
  firstOf,
  Hours,
  LevelRanking,
  MetricOverTime,
  MetricsOverTime,
  PEOPLE,
  PLACES,
  Section,
  SPAN,
  StackOverTime,
  StageCard,
  StagesBy,
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
  STAGE_SPLITS,
  VELOCITY,
} from './questions';
import { ScoreCalibration, ScoreLift } from './ScoreCards';
import { Sources, Speed } from './Sources';

const OVER_TIME_CARD = { id: 'leads-over-time', metric: 'leads.total', splits: SPLITS };

/** What is asked before the page is drawn. */
export const asks = firstOf({ groups: GROUPS, stack: OVER_TIME_CARD });

/** Which sources bring leads worth having, and where do they get stuck? */
export function LeadsPage() {
  return (
    <TabPage title="Leads">
      <FigureGroups groups={GROUPS} />
      <StackOverTime
        {...OVER_TIME_CARD}
        className={SPAN.full}
        title="Leads over time"
        height={300}
      />
      <Section title="Stages" />
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
      <StagesBy
        className={SPAN.full}
        subject="lead"
        title="Stages side by side"
        id="lead-stages"
        splits={STAGE_SPLITS}
      />
      <Section title="Sources" />
      <Sources />
      <Section title="Scores" />
      <ScoreLift />
      <ScoreCalibration />
      <Distribution
        className={SPAN.full}
        title="Scores"
        id="scores"
        metrics={SCORE_METRICS}
        spreads={SCORES}
        height={220}
      />
      <Section title="Speed" />
      <MetricsOverTime
        className={SPAN.five}
        title="How long leads take"
        subtitle="Days from created to converted, of the leads created then"
        id="velocity"
        calm
        metrics={VELOCITY}
        mark="line"
        height={260}
      />
      <Speed />
      <Section title="Who" />
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
      <Section title="Where and when" />
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
      <Hours className={SPAN.seven} title="When" id="lead-hours" metrics={HOUR_METRICS} />
      <CalendarCard
        className={SPAN.five}
        title="Day by day"
        id="lead-days"
        metrics={HOUR_METRICS}
      />
    </TabPage>
  );
}
