export { CreateOrganization } from './CreateOrganization';
export { SettingsPage } from './SettingsPage';
