export { DashboardPage } from './DashboardPage';
export { DashboardsPage } from './DashboardsPage';
