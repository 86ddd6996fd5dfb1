import type { FilterTree } from '@callsight/client-model';
import { createContext, type ReactNode, useContext, useMemo } from 'react';

const NONE: readonly FilterTree[] = [];
const Context = createContext(NONE);

interface ScopeProps {
  /** Must keep its identity. */
  readonly filters: readonly FilterTree[];
  readonly children: ReactNode;
}

/**
 * A page about one thing, such as a campaign: what is inside asks and opens records for that thing only. A scope inside
 * another narrows it further.
 */
export function Scope({ filters, children }: ScopeProps) {
  const outer = useContext(Context);
  const all = useMemo(
    () => (outer.length === 0 ? filters : [...outer, ...filters]),
    [outer, filters],
  );
  return <Context.Provider value={all}>{children}</Context.Provider>;
}

/** What the page is about; empty on a page about everything. */
export function useScope(): readonly FilterTree[] {
  return useContext(Context);
}
