import type { View } from '@callsight/client-model';
import { useCallback } from 'react';
import { useView } from '../data';

/** What is picked inside a card in a view. */
export function chosenIn(
  view: View,
  key: string,
  usual: string,
  offered: readonly string[],
): string {
  const picked = view.choices[key];
  return picked !== undefined && offered.includes(picked) ? picked : usual;
}

/**
 * Something picked inside a card, kept in the address under the card's own key. What is not offered counts as not picked,
 * and the usual value leaves the address.
 *
 * @param key lower case, such as `calls-over-time.split`
 */
export function useChoice(
  key: string,
  usual: string,
  offered: readonly string[],
): readonly [string, (value: string) => void] {
  const { view, choose } = useView();
  const value = chosenIn(view, key, usual, offered);
  const pick = useCallback(
    (next: string) => choose(key, next === usual ? undefined : next),
    [choose, key, usual],
  );
  return [value, pick];
}
