import { MetricHelp } from '../../drill';
import {
  Distribution,
  FigureGroups,
  firstOf,
  Hours,
  LevelRanking,
  MetricOverTime,
  PartsCard,
  PLACES,
  Ranking,
  SPAN,
  StackOverTime,
  TabPage,
  WorldCard,
} from '../../panels';
import {
  ASSISTANT_METRICS,
  GROUPS,
  HOUR_METRICS,
  LENGTH,
  OUTCOME_METRICS,
  PARTS,
  PLACE_METRICS,
  QUALITY,
  RATES,
  REASON_METRICS,
  SPLITS,
  TOTAL,
} from './questions';

const OVER_TIME_CARD = { id: 'calls-over-time', metric: 'calls.total', splits: SPLITS };

/** What is asked before the page is drawn. */
export const asks = firstOf({ groups: GROUPS, stack: OVER_TIME_CARD });

/** Do calls reach people, go well, and end in something? When, where, with which assistant? */
export function CallsPage() {
  return (
    <TabPage title="Calls">
      <FigureGroups groups={GROUPS} />
      <StackOverTime
        {...OVER_TIME_CARD}
        className={SPAN.full}
        title="Calls over time"
        height={300}
      />
      <MetricOverTime
        className={SPAN.wide}
        title="A rate over time"
        id="call-rate"
        metrics={RATES}
        height={250}
      />
      <PartsCard
        className={SPAN.narrow}
        title="What calls are made of"
        id="call-parts"
        metric="calls.total"
        splits={PARTS}
        height={250}
      />
      <Assistants />
      <Outcomes />
      <WorldCard
        className={SPAN.seven}
        title="Calls by country"
        metric="calls.total"
        height={330}
        emptyHint="Calls say where they are from by country."
      />
      <LevelRanking
        className={SPAN.five}
        levels={PLACES}
        help={<MetricHelp metric="calls.total" />}
        metrics={PLACE_METRICS}
        share
        limit={200}
        maxHeight={330}
      />
      <Hours className={SPAN.full} title="When" id="call-hours" metrics={HOUR_METRICS} />
      <Distribution
        className={SPAN.third}
        title="How long"
        id="call-length"
        metrics={TOTAL}
        spreads={LENGTH}
        height={250}
      />
      <Distribution
        className={SPAN.third}
        title="How well"
        id="call-quality"
        metrics={TOTAL}
        spreads={QUALITY}
        height={250}
      />
      <EndedReasons />
    </TabPage>
  );
}

/** Which assistant does how much, how well, how fast and at what price. */
function Assistants() {
  return (
    <Ranking
      className={SPAN.wide}
      title="Assistants"
      subtitle="A name filters the page, a number opens its records."
      help={<MetricHelp metric="calls.success_rate" />}
      dimension="assistant"
      nameLabel="Assistant"
      metrics={ASSISTANT_METRICS}
      limit={100}
      maxHeight={420}
      emptyHint="Calls name their assistant by assistantId."
    />
  );
}

/** What calls ended in. */
function Outcomes() {
  return (
    <Ranking
      className={SPAN.narrow}
      title="Outcomes"
      help={<MetricHelp metric="calls.total" />}
      dimension="outcome"
      nameLabel="Outcome"
      metrics={OUTCOME_METRICS}
      share
      limit={50}
      maxHeight={420}
      emptyHint="Calls say what they ended in by outcome."
    />
  );
}

/** Why calls ended: the caller, the assistant, or a fault. */
function EndedReasons() {
  return (
    <Ranking
      className={SPAN.third}
      title="Ended reasons"
      help={<MetricHelp metric="calls.fault_rate" />}
      dimension="ended_reason"
      nameLabel="Reason"
      metrics={REASON_METRICS}
      share
      limit={50}
      maxHeight={300}
      emptyHint="Calls say why they ended by endedReason."
    />
  );
}
