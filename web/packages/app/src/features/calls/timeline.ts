import {
  type Bucket,
  type ComparisonSeries,
  largestSeries,
  type Series,
  type Value,
} from '@callsight/charts';
import {
  type Answer,
  type AnswerComparison,
  type Cell,
  comparisonLabel,
  type Filter,
  nameOf,
  type RangeInput,
} from '@callsight/client-model';
import { filterOn, filterOnAny, idOf } from './split';

/** Layers that stay apart by colour; the rest are summed. */
const MOST_LAYERS = 6;

/** A series, and what to filter by to see only it. */
export interface Layer extends Series {
  readonly filter: Filter;
}

/** The buckets of an answer with a grain. */
export function bucketsOf(answer: Answer | undefined): readonly Bucket[] {
  return answer?.buckets ?? [];
}

/** One metric over the buckets of an answer without dimensions. */
export function valuesOf(answer: Answer, metric: string): readonly Value[] {
  return columnValues(answer, answer.rows, metric);
}

/** The same over each period compared with. */
export function comparisonsOf(
  answer: Answer | undefined,
  metric: string,
  range: RangeInput,
): readonly ComparisonSeries[] {
  if (answer === undefined) return [];
  return answer.comparisons.map((comparison) => ({
    label: capitalised(comparisonLabel(comparison.kind, range)),
    buckets: previousBuckets(answer, comparison),
    values: columnValues(answer, comparison.rows, metric),
  }));
}

/** A metric over time by one dimension, as layers of a stack, the largest first. */
export function layersOf(
  answer: Answer,
  buckets: readonly Bucket[],
  dimension: string,
  metric: string,
): readonly Layer[] {
  const [timeAt, dimensionAt, metricAt] = ['time', dimension, metric].map((id) =>
    answer.columns.findIndex(
      (column) => column.id === id || (id === 'time' && column.type === 'time'),
    ),
  );
  const places = new Map(buckets.map((bucket, index) => [Date.parse(bucket.start), index]));
  const byValue = new Map<string, { value: Cell; values: Value[] }>();
  for (const row of answer.rows) {
    const value = row[dimensionAt ?? -1] ?? null;
    const place = places.get(Date.parse(String(row[timeAt ?? -1])));
    const amount = row[metricAt ?? -1];
    if (place === undefined || typeof amount !== 'number') continue;
    const layer = byValue.get(idOf(value)) ?? { value, values: buckets.map(() => 0) };
    layer.values[place] = amount;
    byValue.set(idOf(value), layer);
  }
  return folded([...byValue.values()], dimension, answer);
}

function folded(
  found: readonly { readonly value: Cell; readonly values: readonly Value[] }[],
  dimension: string,
  answer: Answer,
): readonly Layer[] {
  const layers = found.map(({ value, values }) => ({
    id: idOf(value),
    label: nameOf(answer.names, dimension, value),
    values,
    filter: filterOn(dimension, value),
  }));
  const unknown = layers.filter((layer) => layer.filter.operator === 'notSet');
  const known = layers.filter((layer) => layer.filter.operator !== 'notSet');
  // "Not known" keeps a layer of its own: what is left must be nameable by a filter.
  const kept = largestSeries(known, MOST_LAYERS - unknown.length);
  const named = kept.filter((series) => series.rest !== true);
  const rest = kept.filter((series) => series.rest === true);
  return [...named, ...unknown, ...rest].map((series) => {
    const own = layers.find((layer) => layer.id === series.id);
    return own ?? { ...series, filter: restFilter(series, kept, found, dimension) };
  });
}

function restFilter(
  rest: Series,
  kept: readonly Series[],
  found: readonly { readonly value: Cell }[],
  dimension: string,
): Filter {
  const named = new Set(kept.filter((series) => series !== rest).map((series) => series.id));
  const left = found.map(({ value }) => value).filter((value) => !named.has(idOf(value)));
  return filterOnAny(dimension, left);
}

/** A bucket as a range for the records behind it, never beyond what was asked. */
export function rangeOf(bucket: Bucket, answer: Answer): RangeInput {
  const { start, end } = answer.meta.range;
  return {
    start: Date.parse(bucket.start) < Date.parse(start) ? start : bucket.start,
    end: Date.parse(bucket.end) > Date.parse(end) ? end : bucket.end,
  };
}

function columnValues(
  answer: Answer,
  rows: readonly (readonly Cell[])[],
  metric: string,
): readonly Value[] {
  const at = answer.columns.findIndex((column) => column.id === metric);
  return rows.map((row) => {
    const value = row[at];
    return typeof value === 'number' ? value : null;
  });
}

/** The buckets of another period: each ends where the next begins, the last with the period. */
function previousBuckets(answer: Answer, comparison: AnswerComparison): readonly Bucket[] {
  const at = answer.columns.findIndex((column) => column.type === 'time');
  const starts = comparison.rows.map((row) => String(row[at]));
  return starts.map((start, index) => ({
    start,
    end: starts[index + 1] ?? comparison.range.end,
    partial: false,
  }));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
