import { MetricHelp } from '../../drill';
import classes from './Calls.module.css';
import { Ranking } from './Ranking';

const METRICS = [
  'calls.total',
  'calls.success_rate',
  'calls.automation_rate',
  'calls.quality_score',
  'calls.latency_p50',
  'calls.cost_per_success',
] as const;

/** Which assistant does how much, how well, how fast and at what price. */
export function Assistants() {
  return (
    <Ranking
      className={classes.wide}
      title="Assistants"
      subtitle="A name filters the page, a number opens its records."
      help={<MetricHelp metric="calls.success_rate" />}
      dimension="assistant"
      nameLabel="Assistant"
      metrics={METRICS}
      limit={100}
      maxHeight={420}
      emptyHint="Calls name their assistant by assistantId."
    />
  );
}
