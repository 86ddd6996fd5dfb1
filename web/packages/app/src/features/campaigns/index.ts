export { CampaignPage } from './CampaignPage';
export { asks, CampaignsPage } from './CampaignsPage';
