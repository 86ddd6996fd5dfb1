import type { Filter, Grain } from '@callsight/client-model';
import { useMemo } from 'react';
import type { Asked, Question } from '../data';
import { useKnownAnswer } from './asked';
import { filterOn, filterOnAny } from './split';
import { type Layer, layersOf, type Ranked, rankedOf } from './timeline';

/** Values that a ranking lists, and rows that named layers may have: the server's largest answers. */
const MOST_VALUES = 1000;
const MOST_ROWS = 10_000;

/** A metric over time in layers, and what became of the questions behind them. */
interface AskedLayers {
  readonly layers: readonly Layer[] | undefined;
  readonly asked: readonly Asked[];
}

/** What else the questions behind layers say. */
interface LayerTerms {
  readonly complete?: boolean;
  /** False for what does not add up, such as rates: then nothing is said of what is left. */
  readonly additive?: boolean;
}

const USUAL: LayerTerms = {};

/**
 * Asks for the layers of a stack: first who is largest, then only their course, so that the answer stays small however
 * many values there are. What is left is the whole less the layers.
 *
 * @param terms must keep its identity
 */
export function useLayers(
  metric: string,
  dimension: string,
  grain: Grain,
  whole: Asked,
  terms: LayerTerms = USUAL,
): AskedLayers {
  const ranking = useKnownAnswer(
    useMemo(() => largestOf(metric, dimension, terms), [metric, dimension, terms]),
  );
  const ranked = useMemo(() => {
    const { answer } = ranking;
    // While another split loads, the older answer does not have its column.
    if (!answer?.columns.some((column) => column.id === dimension)) return undefined;
    return rankedOf(answer, dimension);
  }, [ranking, dimension]);
  const named = useKnownAnswer(useNamed(metric, dimension, grain, ranked, terms));
  const unknown = useKnownAnswer(useUnknown(metric, dimension, grain, ranked, terms));
  const layers = useMemo(() => {
    if (ranked === undefined || whole.answer === undefined) return undefined;
    const none = ranked.named.length === 0;
    const course = none ? whole.answer : named.answer;
    if (course === undefined) return undefined;
    if (!none && !course.columns.some((column) => column.id === dimension)) return undefined;
    if (ranked.hasUnknown && unknown.answer === undefined) return undefined;
    const answers = {
      whole: whole.answer,
      named: course,
      unknown: ranked.hasUnknown ? unknown.answer : undefined,
    };
    return layersOf(ranked, answers, dimension, metric, terms.additive);
  }, [ranked, whole.answer, named.answer, unknown.answer, dimension, metric, terms]);
  return { layers, asked: [whole, ranking, named, unknown] };
}

/** Asks which values of a dimension are the largest. */
export function largestOf(metric: string, dimension: string, terms: LayerTerms = USUAL): Question {
  return {
    ...termsOf(terms),
    metrics: [metric],
    dimensions: [dimension],
    order: [{ by: metric, direction: 'desc' }],
    limit: MOST_VALUES,
    comparison: [],
  };
}

function termsOf({ complete }: LayerTerms) {
  return complete === undefined ? {} : { complete };
}

function useNamed(
  metric: string,
  dimension: string,
  grain: Grain,
  ranked: Ranked | undefined,
  terms: LayerTerms,
) {
  const key = JSON.stringify(ranked?.named ?? []);
  return useMemo(() => {
    const values = JSON.parse(key) as Ranked['named'];
    if (values.length === 0) return { metrics: [] };
    return {
      ...termsOf(terms),
      metrics: [metric],
      dimensions: [dimension],
      grain,
      comparison: [],
      filters: [filterOnAny(dimension, values)],
      limit: MOST_ROWS,
    };
  }, [metric, dimension, grain, key, terms]);
}

function useUnknown(
  metric: string,
  dimension: string,
  grain: Grain,
  ranked: Ranked | undefined,
  terms: LayerTerms,
) {
  const needed = ranked?.hasUnknown === true;
  return useMemo(() => {
    const filters: readonly Filter[] = [filterOn(dimension, null)];
    if (!needed) return { metrics: [] };
    return { ...termsOf(terms), metrics: [metric], grain, comparison: [], filters };
  }, [metric, dimension, grain, needed, terms]);
}
