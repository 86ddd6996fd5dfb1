import { useCallback } from 'react';
import { useView } from '../data';

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
  const picked = view.choices[key];
  const value = picked !== undefined && offered.includes(picked) ? picked : usual;
  const pick = useCallback(
    (next: string) => choose(key, next === usual ? undefined : next),
    [choose, key, usual],
  );
  return [value, pick];
}
