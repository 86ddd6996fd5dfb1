import { findMetric, useCatalog, useFormat, useView } from '../data';
import { useKnownAnswer } from './asked';
import classes from './panels.module.css';
import { filterOn, splitRows } from './split';

interface WithoutRateProps {
  /** Counts of records without a rate. */
  readonly metrics: readonly string[];
}

const QUESTIONS = new Map<string, { metrics: readonly string[] }>();

/** Amounts that no sum of the page has, because their currency has no rate: shown apart, never added. */
export function WithoutRate({ metrics }: WithoutRateProps) {
  return metrics.map((metric) => <Counted key={metric} metric={metric} />);
}

function questionOf(metric: string) {
  const known = QUESTIONS.get(metric);
  if (known !== undefined) return known;
  const question = { metrics: [metric], dimensions: ['currency'], comparison: [], limit: 100 };
  QUESTIONS.set(metric, question);
  return question;
}

function Counted({ metric: id }: { readonly metric: string }) {
  const { openDrill } = useView();
  const format = useFormat();
  const metric = findMetric(useCatalog(), id);
  const { answer } = useKnownAnswer(questionOf(id));
  const rows = splitRows(answer).filter((row) => (row.metrics[id] ?? 0) > 0);
  if (metric === undefined || rows.length === 0) return null;
  return (
    <p className={classes.withoutRate}>
      {metric.label}:{' '}
      {rows.map((row) => (
        <button
          key={row.labels[0]}
          type="button"
          onClick={() =>
            openDrill({ metric: id, filters: [filterOn('currency', row.values[0] ?? null)] })
          }
        >
          {format.number(row.metrics[id] ?? 0)} in {row.values[0] ?? 'an unknown currency'}
        </button>
      ))}{' '}
      <span>No figure on this page has their amounts until their currency has a rate.</span>
    </p>
  );
}
