/** The one-time token in a fragment such as `#token=…`; undefined when there is none. */
export function tokenOf(fragment: string): string | undefined {
  return new URLSearchParams(fragment.replace(/^#/, '')).get('token') || undefined;
}

/** Where to go after signing in: a path below `/dashboard` and its query. */
export interface NextPage {
  readonly path: string;
  readonly search: string;
}

const FIRST: NextPage = { path: '/analytics/overview', search: '' };

/** Reads `next` from the query of the sign-in address; anything outside the dashboard is ignored. */
export function nextPage(search: string): NextPage {
  const next = new URLSearchParams(search).get('next');
  if (next === null || !/^(\/dashboard)?\/analytics\/[a-z]+(\?|$)/.test(next)) return FIRST;
  const [path = FIRST.path, query = ''] = next.split('?', 2);
  return { path: path.replace(/^\/dashboard/, ''), search: query };
}
