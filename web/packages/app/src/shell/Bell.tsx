import { type AlertEvent, encodeView } from '@callsight/client-model';
import { ActionIcon } from '@mantine/core';
import { IconBell, IconBellRinging } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useAlertNews, useAlerts, useView } from '../data';
import { tip, toast } from '../ui';
import classes from './Shell.module.css';

/** How many alerts fire now; says so when one begins to or has recovered. */
export function Bell() {
  const { view } = useView();
  const { alerts = [] } = useAlerts();
  const navigate = useNavigate();
  const firing = alerts.filter(
    ({ enabled, state }) => enabled && (state === 'firing' || state === 'recovering'),
  ).length;
  const raw = encodeView({ ...view, drill: undefined, choices: {} });
  useAlertNews((event) => {
    const said = wordsOf(event);
    if (said === undefined) return;
    const to = `/analytics/alerts/${event.alertId}`;
    toast({
      ...said,
      action: {
        label: 'Look',
        run: () => void navigate({ to: to as never, search: { raw } as never }),
      },
    });
  });
  const label = firing === 0 ? 'Alerts: none fires' : `Alerts: ${firing} firing`;
  const Icon = firing === 0 ? IconBell : IconBellRinging;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      c="dimmed"
      size="lg"
      aria-label={label}
      className={classes.bell ?? ''}
      renderRoot={(props) => (
        <Link {...props} to={'/analytics/alerts' as never} search={{ raw } as never} />
      )}
      {...tip(label)}
    >
      <Icon size={18} stroke={1.7} aria-hidden />
      {firing > 0 && (
        <span className={classes.bellCount} aria-hidden>
          {firing > 99 ? '99+' : firing}
        </span>
      )}
    </ActionIcon>
  );
}

/** What is worth a word as it happens. */
function wordsOf({ from, to, name, group, reason }: AlertEvent) {
  const text = group === null ? {} : { text: group };
  const fired = from === 'firing' || from === 'recovering';
  if (to === 'firing' && from !== 'recovering') {
    return { title: `Firing: ${name}`, tone: 'bad' as const, ...text };
  }
  if (to === 'normal' && fired && reason === '') {
    return { title: `Recovered: ${name}`, tone: 'good' as const, ...text };
  }
  if (to === 'no_data') return { title: `No data: ${name}`, tone: 'bad' as const, ...text };
  return undefined;
}
