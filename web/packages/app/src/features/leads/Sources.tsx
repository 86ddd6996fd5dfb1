import { MetricHelp } from '../../drill';
import { SPAN, SplitRanking } from '../../panels';
import { SOURCE_METRICS, SOURCE_SPLITS, SPEED_METRICS, SPEED_SPLITS } from './questions';

/** Which sources bring leads worth having. */
export function Sources() {
  return (
    <SplitRanking
      id="sources"
      className={SPAN.full}
      title="Sources"
      help={<MetricHelp metric="leads.conversion_rate" />}
      splits={SOURCE_SPLITS}
      metrics={SOURCE_METRICS}
      share
      change
      limit={200}
      maxHeight={460}
      emptyHint="Leads say where they came from by source and medium."
    />
  );
}

/** How long leads take, and how soon they are called. */
export function Speed() {
  return (
    <SplitRanking
      id="speed"
      className={SPAN.seven}
      title="Speed"
      help={<MetricHelp metric="leads.velocity_days" />}
      splits={SPEED_SPLITS}
      metrics={SPEED_METRICS}
      limit={200}
      maxHeight={300}
      emptyHint="Leads that became customers have a speed."
    />
  );
}
