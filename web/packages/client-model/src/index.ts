/** What every client shares: typed client, queries, ranges, formats, address codec. No React. */
export * from './address';
export * from './change';
export * from './client';
export type * from './contract';
export * from './filters';
export * from './format';
export * from './names';
export * from './problem';
export * from './ranges';
