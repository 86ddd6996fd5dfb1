import type { Filter } from '@callsight/client-model';
import { type Asked, useCatalog } from '../data';

/** What stands in place of a card's body. */
interface Refusal {
  readonly emptyTitle?: string;
  readonly emptyHint?: string;
}

/** Why a card has nothing to show: filters of the page that its metric does not have. Empty when they all apply. */
export function useRefusal(asked: Asked, metric: string): Refusal {
  return useRefusalOf(asked.notApplicable[metric] ?? []);
}

/** The same for filters that are known not to apply. */
export function useRefusalOf(refused: readonly Filter[]): Refusal {
  const catalog = useCatalog();
  if (refused.length === 0) return {};
  const labels = refused.map(
    ({ dimension }) =>
      catalog?.dimensions.find(({ id }) => id === dimension)?.label.toLowerCase() ?? dimension,
  );
  return {
    emptyTitle: `Can't be narrowed by ${labels.join(' or ')}`,
    emptyHint: 'Remove that filter to see this.',
  };
}
