/** What every client shares: typed client, queries, ranges, formats, address codec. No React. */
export {};
