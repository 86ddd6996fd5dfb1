import { type Catalog, decodeView, type View } from '@callsight/client-model';
import type { QueryClient } from '@tanstack/react-query';
import { askAhead, type Question } from './answers';
import { sessionQuery } from './session';
import { organizationOf, type RawSearch } from './view';
import { catalogQuery } from './view-provider';

/**
 * What a page asks first: the questions of the cards that are seen when it opens, as far as a catalog knows what they
 * are about; all of them while there is none.
 */
export type Asks = (view: View, catalog: Catalog | undefined) => readonly Question[];

/**
 * Asks what a page asks first as soon as it is known who asks, while the page is still to be drawn. Whatever goes wrong
 * the page itself meets and shows.
 */
export async function askFirst(queries: QueryClient, search: RawSearch, asks: Asks): Promise<void> {
  const session = await queries.ensureQueryData(sessionQuery);
  const view = decodeView(search.raw ?? '');
  const organization = organizationOf(view, session.organizations);
  if (!session.authenticated || session.passwordNeeded || organization === undefined) return;
  // Which filters apply to what is asked says only the catalog, and it takes longer.
  const known = catalogQuery(organization.id);
  const catalog = view.filters.length === 0 ? undefined : await queries.ensureQueryData(known);
  if (catalog === undefined) void queries.prefetchQuery(known);
  askAhead(queries, organization.id, view, catalog, asks(view, catalog));
}
