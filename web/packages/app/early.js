// The first script of the page. Begins what the page will ask for anyway, while the app itself is
// still on its way: the parts of the tab, who is signed in, and the catalog of their organization.
// `PAGES` is put in by the build: what each page loads, by the name in its address.
const pages = PAGES;
const [, name = 'overview'] =
  /\/dashboard\/(?:analytics\/)?([a-z-]+)/.exec(location.pathname) ?? [];
for (const [rel, as, href] of pages[name] ?? []) {
  const link = document.createElement('link');
  Object.assign(link, { rel, href, crossOrigin: '' }, as === '' ? {} : { as });
  document.head.append(link);
}

/** Requests that were begun, by address; the app's client takes each of them once. */
const begun = new Map();
globalThis.callsightBegun = begun;
const begin = (address) => {
  const answer = fetch(address, { headers: { Accept: 'application/json' } });
  // The app hears of a failure when it takes the answer; one that nobody takes is none.
  answer.catch(() => undefined);
  begun.set(address, answer);
  return answer;
};
begin('/api/session')
  .then((answer) => answer.clone().json())
  .then((session) => {
    const asked = new URLSearchParams(location.search).get('org');
    const id = asked ?? session.organizations?.[0]?.id;
    if (!session.authenticated || id === undefined) return;
    begin(`/api/analytics/catalog?${new URLSearchParams({ organizationId: id })}`);
  })
  .catch(() => undefined);
