import type { Catalog, Cell, Names } from '@callsight/client-model';
import { useMemo } from 'react';
import { type Question, useAnswer } from './answers';
import { useCatalog } from './view-provider';

/** Metrics in whose order values are offered, the most usual first. */
const COUNTS = ['calls.total', 'leads.total', 'revenue.total', 'campaigns.spend'] as const;

/** The same for what belongs to campaigns: not every campaign calls, and not every one costs. */
const CAMPAIGN_COUNTS = ['campaigns.spend', 'leads.total', 'calls.total'] as const;
const OF_CAMPAIGNS: readonly string[] = ['campaign', 'channel', 'variant'];

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
  const question = useMemo(
    () => questionOf(dimension, metricsFor(dimension, catalog), limit),
    [dimension, catalog, limit],
  );
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

function questionOf(dimension: string, metrics: readonly string[], limit: number): Question {
  const [first] = metrics;
  if (first === undefined) return { metrics };
  return {
    metrics,
    dimensions: [dimension],
    comparison: [],
    order: [{ by: first, direction: 'desc' }],
    limit,
  };
}

/** Counts that can be split by the dimension; none when nothing can. */
function metricsFor(dimension: string, catalog: Catalog | undefined): readonly string[] {
  const able = catalog?.metrics.filter((metric) => metric.dimensions.includes(dimension)) ?? [];
  const among = (ids: readonly string[]) =>
    ids.filter((id) => able.some((metric) => metric.id === id));
  if (OF_CAMPAIGNS.includes(dimension)) return among(CAMPAIGN_COUNTS);
  const usual = among(COUNTS)[0] ?? able[0]?.id;
  return usual === undefined ? [] : [usual];
}
