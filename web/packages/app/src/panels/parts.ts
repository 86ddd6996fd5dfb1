import { type Item, largestItems, MOST_PARTS } from '@callsight/charts';
import { UNKNOWN } from './split';

/** The largest parts and the rest; "not known" stays a part of its own: what is summed must be nameable by a filter. */
export function partsOf(items: readonly Item[], most = MOST_PARTS): readonly Item[] {
  const unknown = items.filter((item) => item.id === UNKNOWN);
  const known = items.filter((item) => item.id !== UNKNOWN);
  return [...largestItems(known, most - unknown.length), ...unknown];
}
