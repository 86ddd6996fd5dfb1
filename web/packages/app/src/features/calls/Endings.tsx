import { MetricHelp } from '../../drill';
import classes from './Calls.module.css';
import { Ranking } from './Ranking';

const OUTCOME_METRICS = ['calls.total', 'calls.average_duration'] as const;
const REASON_METRICS = ['calls.total'] as const;

/** What calls ended in. */
export function Outcomes() {
  return (
    <Ranking
      className={classes.narrow}
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
export function EndedReasons() {
  return (
    <Ranking
      className={classes.third}
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
