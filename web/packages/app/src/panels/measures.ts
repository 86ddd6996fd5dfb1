import type { Measure } from '@callsight/charts';
import type { Catalog, CatalogMetric } from '@callsight/client-model';
import { findMetric } from '../data';

/** What a chart must know of a metric; a bare stand-in until the catalog is there. */
export function measureOf(catalog: Catalog | undefined, id: string): Measure {
  const metric = findMetric(catalog, id);
  if (metric === undefined) return { id, label: id, unit: 'count', good: 'neither' };
  const { label, unit, good, decimals } = metric;
  return { id, label, unit, good, ...(decimals === undefined ? {} : { decimals }) };
}

/** The metrics that this catalog has and that can be split by all the dimensions. */
export function answerable(
  catalog: Catalog,
  metrics: readonly string[],
  dimensions: readonly string[],
): readonly string[] {
  return metrics.filter((id) => isAnswerable(findMetric(catalog, id), dimensions));
}

function isAnswerable(metric: CatalogMetric | undefined, dimensions: readonly string[]): boolean {
  return (
    metric !== undefined && dimensions.every((dimension) => metric.dimensions.includes(dimension))
  );
}

/** A part of a whole, computed from what is shown. */
export const SHARE: Measure = { id: 'share', label: 'Share', unit: 'percent', good: 'neither' };
