import type { Catalog, CatalogMetric, MetricGroup } from '@callsight/client-model';
import { findMetric } from '../../data';

/** One of many that can be picked, with what it means. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What it means; or why it can't be picked with the rest. */
  readonly text: string;
  readonly disabled: boolean;
}

export interface ChoiceGroup {
  readonly group: string;
  readonly items: readonly Choice[];
}

const GROUPS: Readonly<Record<MetricGroup, string>> = {
  calls: 'Calls',
  leads: 'Leads',
  revenue: 'Revenue and deals',
  campaigns: 'Campaigns',
};

/** Every metric by group; those that can't be split as the question is, say so. */
export function metricChoices(
  catalog: Catalog | undefined,
  dimensions: readonly string[],
): readonly ChoiceGroup[] {
  const metrics = catalog?.metrics ?? [];
  return Object.entries(GROUPS).flatMap(([id, group]) => {
    const items = metrics
      .filter((metric) => metric.group === id)
      .map((metric) => metricChoice(metric, dimensions, catalog));
    return items.length === 0 ? [] : [{ group, items }];
  });
}

function metricChoice(
  metric: CatalogMetric,
  dimensions: readonly string[],
  catalog: Catalog | undefined,
): Choice {
  const missing = dimensions.find((id) => !metric.dimensions.includes(id));
  const label = catalog?.dimensions.find(({ id }) => id === missing)?.label ?? missing;
  return {
    value: metric.id,
    label: metric.label,
    text:
      missing === undefined
        ? metric.description
        : `Can't be split by ${label?.toLowerCase() ?? missing}`,
    disabled: missing !== undefined,
  };
}

/** Every dimension; those that a picked metric does not have, say so. */
export function dimensionChoices(
  catalog: Catalog | undefined,
  metrics: readonly string[],
): readonly Choice[] {
  const picked = metrics.flatMap((id) => findMetric(catalog, id) ?? []);
  return (catalog?.dimensions ?? []).map(({ id, label, description }) => {
    const without = picked.find((metric) => !metric.dimensions.includes(id));
    return {
      value: id,
      label,
      text: without === undefined ? (description ?? '') : `${without.label} can't be split by this`,
      disabled: without !== undefined,
    };
  });
}

/** Whether a choice is what somebody looks for by its name, id or meaning. */
export function isFound(choice: Choice, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${choice.label} ${choice.value} ${choice.text}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
