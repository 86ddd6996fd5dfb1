import { Client } from '@callsight/client-model';

/** The one client of the page; its server is the page's own origin. */
export const client = new Client({ fetch: (input, init) => fetch(input, init) });
