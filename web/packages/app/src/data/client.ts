import { Client } from '@callsight/client-model';

declare global {
  /** Requests that the first script of the page began, by address; see `early.js`. */
  var callsightBegun: Map<string, Promise<Response>> | undefined;
}

/** The one client of the page; its server is the page's own origin. */
export const client = new Client({
  fetch: (input, init) => begun(input, init) ?? fetch(input, init),
});

/** The answer that is on its way already; each is taken once. */
function begun(input: RequestInfo | URL, init?: RequestInit): Promise<Response> | undefined {
  const requests = globalThis.callsightBegun;
  if (requests === undefined || init?.method !== 'GET' || typeof input !== 'string')
    return undefined;
  const answer = requests.get(input);
  requests.delete(input);
  return answer;
}
