/** Charts on the screen: ECharts behind React, with keyboard, table, data and pictures. Never fetches. */
export { ChartCard } from './ChartCard';
export { ChartView, type Choose } from './ChartView';
export { type ChartNotes, ChartNotesProvider } from './notes';
export { RankedCard } from './RankedCard';
export { BY_NAME, type RankedColumn, type RankedRow, type Sorting } from './ranked';
export { type ShownAsTables, ShownAsTablesProvider } from './shown-as';
