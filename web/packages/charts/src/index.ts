/** Pure functions from data to ECharts options: no fetch, no React, no DOM. */
export type { ChartTheme } from './theme';
