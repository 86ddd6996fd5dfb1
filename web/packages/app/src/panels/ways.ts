import type { Level } from './levels';

/** From the whole world to a region's cities. */
export const PLACES: readonly Level[] = [
  { dimension: 'country', title: 'Countries', name: 'Country' },
  { dimension: 'region', title: 'Regions', name: 'Region' },
  { dimension: 'city', title: 'Cities', name: 'City' },
];

/** Where the records know no city. */
export const REGIONS: readonly Level[] = PLACES.slice(0, 2);

/** From teams to their people. */
export const PEOPLE: readonly Level[] = [
  { dimension: 'team', title: 'Teams', name: 'Team' },
  { dimension: 'owner', title: 'People', name: 'Person' },
];

/** From channels to their campaigns and to the variants of a campaign. */
export const CAMPAIGNS: readonly Level[] = [
  { dimension: 'channel', title: 'Channels', name: 'Channel' },
  { dimension: 'campaign', title: 'Campaigns', name: 'Campaign' },
  { dimension: 'variant', title: 'Variants', name: 'Variant' },
];
