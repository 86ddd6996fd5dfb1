import { useFormat, useMetric } from '../../data';
import { MetricHelp } from '../../drill';
import { useKnownAnswer } from '../../panels';
import classes from './Revenue.module.css';

const QUESTION = { metrics: ['revenue.forecast'], comparison: [] };

/** What the next stretch of the same length is expected to bring; its (?) names model, error and intervals. */
export function Forecast() {
  const format = useFormat();
  const metric = useMetric('revenue.forecast');
  const value = useKnownAnswer(QUESTION).answer?.totals['revenue.forecast'];
  if (metric === undefined || typeof value !== 'number') return null;
  return (
    <p className={classes.forecast}>
      <span>
        Forecast for the next period of the same length:{' '}
        <strong>{format.short(value, metric.unit, metric.decimals)}</strong>
      </span>
      <MetricHelp metric="revenue.forecast" />
    </p>
  );
}
