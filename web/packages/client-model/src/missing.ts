import type { CatalogMetric } from './contract';

/** What a quotient is divided by, and without which it is not known. */
const QUOTIENT = / \/ ([a-z_]+\.[a-z_0-9]+)(?: given ([a-z_]+\.[a-z_0-9]+))?$/;

/** Why a metric has no value: what there is none of. Undefined where its formula does not say. */
export function whyMissing(
  metric: CatalogMetric,
  find: (id: string) => CatalogMetric | undefined,
): string | undefined {
  const [, denominator, given] = QUOTIENT.exec(metric.formula) ?? [];
  const names = [given, denominator].flatMap((id) => {
    const label = id === undefined ? undefined : find(id)?.label;
    return label === undefined ? [] : [`no ${label.charAt(0).toLowerCase()}${label.slice(1)}`];
  });
  if (names.length === 0) return undefined;
  const words = names.join(' or ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} recorded in this range`;
}

/** Whether it is known only where expenses of campaigns are recorded. */
export function needsExpenses({ formula }: CatalogMetric): boolean {
  return /(?: \/ campaigns\.spend| given campaigns\.expenses)$/.test(formula);
}
