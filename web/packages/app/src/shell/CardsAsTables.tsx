import { type ReactNode, useMemo } from 'react';
import { type ShownAsTables, ShownAsTablesProvider } from '../charts';
import { useView } from '../data';

const TABLE = 'table';

/** `Calls over time` → `as.calls-over-time`: the card's key among the choices of the address. */
function keyOf(title: string): string {
  return `as.${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

/** Keeps in the address which cards show their table, so that it can be sent and back works. */
export function CardsAsTables({ children }: { readonly children: ReactNode }) {
  const { view, choose } = useView();
  const value = useMemo(
    (): ShownAsTables => ({
      has: (title) => view.choices[keyOf(title)] === TABLE,
      set: (title, asTable) => choose(keyOf(title), asTable ? TABLE : undefined),
    }),
    [view.choices, choose],
  );
  return <ShownAsTablesProvider value={value}>{children}</ShownAsTablesProvider>;
}
