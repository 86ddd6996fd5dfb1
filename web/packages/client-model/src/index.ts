/** What every client shares: typed client, queries, ranges, formats, address codec. No React. */
export * from './address';
export * from './change';
export * from './client';
export * from './columns';
export type * from './contract';
export * from './dashboards';
export * from './filters';
export * from './format';
export * from './goals';
export type * from './insight-contract';
export * from './insights';
export * from './names';
export * from './problem';
export * from './range-text';
export * from './ranges';
export type * from './settings';
export { SettingsClient } from './settings-client';
