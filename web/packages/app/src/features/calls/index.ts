export { asks, CallsPage } from './CallsPage';
