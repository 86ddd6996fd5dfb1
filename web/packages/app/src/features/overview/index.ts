export { OverviewPage } from './OverviewPage';
export { asks } from './questions';
