import { useFormat, useMetric } from '../data';
import { MetricHelp } from '../drill';
import { useKnownAnswer } from './asked';
import type { Outlook } from './outlook';
import classes from './panels.module.css';

/** The metric that tells the whole of the next period; its (?) names model and intervals. */
const WHOLE: Readonly<Record<string, string>> = { 'revenue.total': 'revenue.forecast' };
const NOTHING = { metrics: [], comparison: [] };
const QUESTIONS = new Map(
  Object.values(WHOLE).map((id) => [id, { metrics: [id], comparison: [] }] as const),
);

interface OutlookWordsProps {
  readonly metric: string;
  readonly outlook: Outlook;
}

/** What is expected of the next period of the same length, by which model, and how well that did before. */
export function OutlookWords({ metric, outlook }: OutlookWordsProps) {
  const format = useFormat();
  const id = WHOLE[metric] ?? '';
  const facts = useMetric(id);
  const value = useKnownAnswer(QUESTIONS.get(id) ?? NOTHING).answer?.totals[id];
  const { course, reason } = outlook;
  const record = course?.models.find(({ model }) => model === course.model)?.accuracy.value;
  if (typeof value !== 'number' && course === undefined) {
    return reason === undefined ? null : <p className={classes.words}>No forecast: {reason}.</p>;
  }
  return (
    <p className={classes.words}>
      {facts !== undefined && typeof value === 'number' && (
        <span>
          Forecast for the next period of the same length:{' '}
          <strong>{format.short(value, facts.unit, facts.decimals)}</strong>{' '}
          <MetricHelp metric={id} />
        </span>
      )}
      {course !== undefined && (
        <span>
          {' '}
          By the model <em>{course.model}</em>, from {format.number(course.observations)} whole
          steps.
          {record &&
            ` Tried on the past it was off by ${format.short(record.smape, 'percent')}, and ${format.short(record.coverageOfEighty, 'percent')} of what came lay in its 80% range.`}
        </span>
      )}
    </p>
  );
}
