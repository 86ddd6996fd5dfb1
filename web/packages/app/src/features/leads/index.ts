export { asks, LeadsPage } from './LeadsPage';
