import { encodeView, PRESET_NAMES, presetLabel } from '@callsight/client-model';
import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { IconBell, IconBellPlus, IconNotes, IconSearch, IconSettings } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useDashboards, useMayAdminister, useOrganizations, useSignOut, useView } from '../data';
import { openHelp, openNotes } from './commands';
import { SETTINGS, useGoToSettings } from './settings';
import { TABS } from './tabs';

/** Everything by typing. `asked` counts the requests to open. */
export function Palette({ asked }: { readonly asked: number }) {
  const groups = [...useGoing(), ...useSetting()];
  useEffect(() => {
    if (asked > 0) spotlight.open();
  }, [asked]);
  return (
    <Spotlight
      actions={groups}
      shortcut={null}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound="No such command"
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: 'Go to a tab or dashboard, set the range, pick an organization',
        'aria-label': 'Command',
      }}
    />
  );
}

function useGoing(): SpotlightActionGroupData[] {
  const navigate = useNavigate();
  const { view, change } = useView();
  const organizations = useOrganizations();
  const maySet = useMayAdminister();
  const goToSettings = useGoToSettings();
  const { value: dashboards = [] } = useDashboards();
  const raw = encodeView({ ...view, drill: undefined });
  const goTo = (path: string) =>
    void navigate({ to: `/analytics/${path}` as never, search: { raw } as never });
  return [
    {
      group: 'Go to',
      actions: [
        ...TABS.map((tab) => ({
          id: `tab-${tab.id}`,
          label: tab.label,
          leftSection: <tab.icon size={18} stroke={1.7} aria-hidden />,
          onClick: () => goTo(tab.id),
        })),
        {
          id: 'alerts',
          label: 'Alerts',
          leftSection: <IconBell size={18} stroke={1.7} aria-hidden />,
          onClick: () => goTo('alerts'),
        },
        {
          id: 'new-alert',
          label: 'New alert',
          leftSection: <IconBellPlus size={18} stroke={1.7} aria-hidden />,
          onClick: () => goTo('alerts/new'),
        },
        {
          id: 'notes',
          label: 'Notes on dates',
          leftSection: <IconNotes size={18} stroke={1.7} aria-hidden />,
          onClick: openNotes,
        },
      ],
    },
    {
      group: 'Settings',
      actions: (maySet ? SETTINGS : []).map(({ id, label }) => ({
        id: `settings-${id}`,
        label,
        leftSection: <IconSettings size={18} stroke={1.7} aria-hidden />,
        onClick: () => goToSettings(id),
      })),
    },
    {
      group: 'Dashboard',
      actions: dashboards.map(({ id, name, description }) => ({
        id: `dashboard-${id}`,
        label: name,
        ...(description === '' ? {} : { description }),
        onClick: () =>
          void navigate({
            to: `/analytics/dashboards/${id}` as never,
            // Without what was picked elsewhere it opens with its own range and filters.
            search: { raw: encodeView({ ...view, drill: undefined, choices: {} }) } as never,
          }),
      })),
    },
    {
      group: 'Organization',
      actions: organizations.map((organization) => ({
        id: `organization-${organization.id}`,
        label: organization.name,
        description: `${organization.currency}, ${organization.timezone}`,
        onClick: () => change({ organization: organization.id, filters: [], drill: undefined }),
      })),
    },
  ];
}

function useSetting(): SpotlightActionGroupData[] {
  const navigate = useNavigate();
  const { view, change } = useView();
  const { setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  return [
    {
      group: 'Range',
      actions: PRESET_NAMES.map((preset) => ({
        id: `range-${preset}`,
        label: presetLabel(preset),
        onClick: () => change({ range: preset }),
      })),
    },
    {
      group: 'Compare',
      actions: [
        {
          id: 'compare-period',
          label: 'Compare with the period before',
          onClick: () => change({ comparison: ['previous_period'] }),
        },
        {
          id: 'compare-year',
          label: 'Compare with the year before',
          onClick: () => change({ comparison: ['previous_year'] }),
        },
        { id: 'compare-none', label: 'No comparison', onClick: () => change({ comparison: [] }) },
      ],
    },
    {
      group: 'Other',
      actions: [
        {
          id: 'wall',
          label: 'Wall screen',
          description: 'Large live figures that follow one another',
          onClick: () => {
            const seen = { ...view, drill: undefined, choices: {} };
            void navigate({ to: '/wall' as never, search: { raw: encodeView(seen) } as never });
          },
        },
        { id: 'filters', label: 'Remove all filters', onClick: () => change({ filters: [] }) },
        { id: 'light', label: 'Light', onClick: () => setColorScheme('light') },
        { id: 'dark', label: 'Dark', onClick: () => setColorScheme('dark') },
        {
          id: 'system',
          label: 'Light or dark as the system says',
          onClick: () => setColorScheme('auto'),
        },
        { id: 'help', label: 'Keyboard help', onClick: openHelp },
        { id: 'sign-out', label: 'Sign out', onClick: () => signOut.mutate() },
      ],
    },
  ];
}
