import { createContext, useContext, useState } from 'react';

/** Which cards show a table instead of their chart, by their titles. */
export interface ShownAsTables {
  readonly has: (title: string) => boolean;
  readonly set: (title: string, asTable: boolean) => void;
}

const Context = createContext<ShownAsTables | undefined>(undefined);

/** Whoever keeps the choices of a page provides them here. */
export const ShownAsTablesProvider = Context.Provider;

/** Whether a card shows its table, kept by the page where that keeps such choices. */
export function useAsTable(title: string): readonly [boolean, (asTable: boolean) => void] {
  const kept = useContext(Context);
  const [own, setOwn] = useState(false);
  if (kept === undefined) return [own, setOwn];
  return [kept.has(title), (asTable) => kept.set(title, asTable)];
}
