{
  // The first script of the page. Begins what the app will ask for anyway, while it is still on its
  // way: who is signed in (the page itself has asked that already), and the catalog of their
  // organization.

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
}
