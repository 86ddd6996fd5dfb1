import type { Catalog, Cell, Names } from '@callsight/client-model';
import { useMemo } from 'react';
import { type Question, useAnswer, useCatalog } from './answers';

/** Metrics in whose order values are offered, the most usual first. */
const COUNTS = ['calls.total', 'leads.total', 'revenue.total', 'campaigns.spend'] as const;

/** Values a name is looked for among. */
const NAMED = 200;

export interface DimensionValues {
  readonly values: readonly Cell[];
  readonly names: Names | undefined;
  readonly loading: boolean;
}

/** The most frequent values of a dimension in the view's range. */
export function useDimensionValues(dimension: string, limit: number): DimensionValues {
  const catalog = useCatalog();
  const metric = metricFor(dimension, catalog);
  const question = useMemo(() => questionOf(dimension, metric, limit), [dimension, metric, limit]);
  const { answer, loading } = useAnswer(question);
  return {
    values: answer?.rows.map((row) => row[0] ?? null) ?? [],
    names: answer?.names,
    loading: catalog === undefined || loading,
  };
}

/** The display names of a dimension's values. */
export function useDimensionNames(dimension: string): Names | undefined {
  return useDimensionValues(dimension, NAMED).names;
}

function questionOf(dimension: string, metric: string | undefined, limit: number): Question {
  if (metric === undefined) return { metrics: [] };
  return {
    metrics: [metric],
    dimensions: [dimension],
    comparison: [],
    order: [{ by: metric, direction: 'desc' }],
    limit,
  };
}

/** A count that can be split by the dimension; undefined when nothing can. */
function metricFor(dimension: string, catalog: Catalog | undefined): string | undefined {
  const able = catalog?.metrics.filter((metric) => metric.dimensions.includes(dimension)) ?? [];
  const usual = COUNTS.find((id) => able.some((metric) => metric.id === id));
  return usual ?? able[0]?.id;
}
