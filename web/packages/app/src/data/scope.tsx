import type { Filter } from '@callsight/client-model';
import { createContext, type ReactNode, useContext } from 'react';

const NONE: readonly Filter[] = [];
const Context = createContext(NONE);

interface ScopeProps {
  /** Must keep its identity. */
  readonly filters: readonly Filter[];
  readonly children: ReactNode;
}

/** A page about one thing, such as a campaign: what is inside asks and opens records for that thing only. */
export function Scope({ filters, children }: ScopeProps) {
  return <Context.Provider value={filters}>{children}</Context.Provider>;
}

/** What the page is about; empty on a page about everything. */
export function useScope(): readonly Filter[] {
  return useContext(Context);
}
