/** The one-time token in a fragment such as `#token=…`; undefined when there is none. */
export function tokenOf(fragment: string): string | undefined {
  return new URLSearchParams(fragment.replace(/^#/, '')).get('token') || undefined;
}

/** Where to go after signing in: a path below `/dashboard` and its query. */
interface NextPage {
  readonly path: string;
  readonly search: string;
}

const FIRST: NextPage = { path: '/analytics/overview', search: '' };

/** Only to tell a path from an address elsewhere. */
const HERE = 'https://here.invalid';

/** Reads `next` from the query of the sign-in address; anything outside the dashboard is ignored. */
export function nextPage(search: string): NextPage {
  const next = new URLSearchParams(search).get('next');
  if (next === null || !next.startsWith('/') || !URL.canParse(next, HERE)) return FIRST;
  const address = new URL(next, HERE);
  const path = address.pathname.replace(/^\/dashboard/, '');
  if (address.origin !== HERE || !/^\/(analytics|settings|wall)(\/|$)/.test(path)) return FIRST;
  return { path, search: address.search.slice(1) };
}
