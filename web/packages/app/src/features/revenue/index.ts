export { asks, RevenuePage } from './RevenuePage';
