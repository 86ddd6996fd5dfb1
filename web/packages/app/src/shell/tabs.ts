import {
  IconChartBar,
  IconCoins,
  IconCompass,
  IconFileText,
  IconLayoutDashboard,
  IconLayoutGrid,
  IconPhone,
  IconSpeakerphone,
  IconUsers,
} from '@tabler/icons-react';

export const TABS = [
  { id: 'overview', label: 'Overview', icon: IconLayoutDashboard },
  { id: 'calls', label: 'Calls', icon: IconPhone },
  { id: 'leads', label: 'Leads', icon: IconUsers },
  { id: 'revenue', label: 'Revenue', icon: IconCoins },
  { id: 'campaigns', label: 'Campaigns', icon: IconSpeakerphone },
  { id: 'reports', label: 'Reports', icon: IconFileText },
  { id: 'dashboards', label: 'Dashboards', icon: IconLayoutGrid },
  { id: 'explore', label: 'Explore', icon: IconCompass },
] as const;

type TabId = (typeof TABS)[number]['id'];

export const BRAND_ICON = IconChartBar;

/** The tab that a page belongs to: `/analytics/campaigns/brand-search` → `campaigns`. */
export function tabOf(path: string): TabId | undefined {
  const [, name] = /\/analytics\/([^/]+)/.exec(path) ?? [];
  return TABS.find(({ id }) => id === name)?.id;
}

/** Whether a page is one of the settings. */
export function isSettings(path: string): boolean {
  return path.includes('/settings/');
}
