export { AlertPage } from './AlertPage';
export { AlertsPage } from './AlertsPage';
export { EditAlertPage, NewAlertPage } from './EditorPage';
