import type { Bucket, ComparisonSeries, Series, Value } from '@callsight/charts';
import {
  type Answer,
  type Cell,
  comparedBuckets,
  comparedNumbers,
  comparisonLabel,
  type Filter,
  nameOf,
  numbersOf,
  type RangeInput,
} from '@callsight/client-model';
import { filterOn, filterOnAny, idOf } from './split';

/** Layers that stay apart by colour. */
const MOST_LAYERS = 6;

/** A series, and what to filter by to see only it. */
export interface Layer extends Series {
  readonly filter: Filter;
}

/** The buckets of an answer with a grain. */
export function bucketsOf(answer: Answer | undefined): readonly Bucket[] {
  return answer?.buckets ?? [];
}

/** One metric over each period compared with. */
export function comparisonsOf(
  answer: Answer | undefined,
  metric: string,
  range: RangeInput,
): readonly ComparisonSeries[] {
  if (answer === undefined) return [];
  return answer.comparisons.map((comparison) => ({
    label: capitalised(comparisonLabel(comparison.kind, range)),
    buckets: comparedBuckets(comparison),
    values: comparedNumbers(answer, comparison, metric),
  }));
}

/** Which values of a dimension get a layer of their own: the largest, and "not known" when it occurs. */
export interface Ranked {
  /** The largest known values, largest first. */
  readonly named: readonly Cell[];
  /** The known values that are summed into the rest. */
  readonly left: readonly Cell[];
  readonly hasUnknown: boolean;
  /** False when there were more values than the answer could list. */
  readonly complete: boolean;
}

/** Reads the ranking from an answer by one dimension, largest first. */
export function rankedOf(answer: Answer, dimension: string): Ranked {
  const at = answer.columns.findIndex((column) => column.id === dimension);
  const values = answer.rows.map((row) => row[at] ?? null);
  const known = values.filter((value) => value !== null);
  const hasUnknown = known.length < values.length;
  const room = hasUnknown ? MOST_LAYERS - 1 : MOST_LAYERS;
  return {
    named: known.slice(0, room),
    left: known.slice(room),
    hasUnknown,
    complete: (answer.next ?? null) === null,
  };
}

/** The answers that layers are made of, all over the same buckets. */
interface LayerAnswers {
  readonly whole: Answer;
  /** By the dimension, for the named values only. */
  readonly named: Answer;
  /** Where the dimension is not known; absent when it always is. */
  readonly unknown: Answer | undefined;
}

/**
 * A metric over time as layers of a stack: the named, the unknown, and what is left of the whole. What does not add up,
 * such as a rate, has no rest, and no value where it has no row.
 */
export function layersOf(
  ranked: Ranked,
  answers: LayerAnswers,
  dimension: string,
  metric: string,
  additive = true,
): readonly Layer[] {
  const buckets = bucketsOf(answers.whole);
  const none = additive ? 0 : null;
  const named = namedLayers(ranked, answers.named, buckets, dimension, metric, none);
  const unknown = unknownLayer(answers, dimension, metric, none);
  const layers = unknown === undefined ? named : [...named, unknown];
  if (!additive || (ranked.left.length === 0 && ranked.complete)) return layers;
  const values = numbersOf(answers.whole, metric).map((total, index) =>
    layers.reduce((left, layer) => left - (layer.values[index] ?? 0), total ?? 0),
  );
  const filter: Filter = ranked.complete
    ? filterOnAny(dimension, ranked.left)
    : { dimension, operator: 'notIn', values: filterOnAny(dimension, ranked.named).values };
  return [...layers, { id: '(rest)', label: 'Other', values, rest: true, filter }];
}

function namedLayers(
  ranked: Ranked,
  answer: Answer,
  buckets: readonly Bucket[],
  dimension: string,
  metric: string,
  none: Value,
): readonly Layer[] {
  const places = new Map(buckets.map((bucket, index) => [Date.parse(bucket.start), index]));
  const timeAt = answer.columns.findIndex((column) => column.type === 'time');
  const dimensionAt = answer.columns.findIndex((column) => column.id === dimension);
  const metricAt = answer.columns.findIndex((column) => column.id === metric);
  return ranked.named.map((value) => {
    const values: Value[] = buckets.map(() => none);
    for (const row of answer.rows) {
      const place = places.get(Date.parse(String(row[timeAt])));
      const amount = row[metricAt];
      if (row[dimensionAt] !== value || place === undefined) continue;
      if (typeof amount === 'number') values[place] = amount;
    }
    return {
      id: idOf(value),
      label: nameOf(answer.names, dimension, value),
      values,
      filter: filterOn(dimension, value),
    };
  });
}

function unknownLayer(
  { whole, unknown }: LayerAnswers,
  dimension: string,
  metric: string,
  none: Value,
): Layer | undefined {
  if (unknown === undefined) return undefined;
  const values = numbersOf(unknown, metric);
  return {
    id: idOf(null),
    label: nameOf(undefined, dimension, null),
    values: bucketsOf(whole).map((_, index) => values[index] ?? none),
    filter: filterOn(dimension, null),
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
