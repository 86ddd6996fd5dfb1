import { type Alert, encodeView } from '@callsight/client-model';
import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconBellRinging, IconDatabaseOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useAlerts, useFormat, useView } from '../../data';
import { Card, TableSkeleton } from '../../ui';
import classes from './OpenAlerts.module.css';
import overview from './Overview.module.css';

const OPEN = {
  firing: { word: 'Firing', icon: IconBellRinging },
  recovering: { word: 'Recovering', icon: IconBellRinging },
  no_data: { word: 'No data', icon: IconDatabaseOff },
  error: { word: 'Error', icon: IconAlertTriangle },
} as const;

type OpenState = keyof typeof OPEN;

/** What needs attention now: the alerts that fire, and since when. */
export function OpenAlerts() {
  const asked = useAlerts();
  const open = (asked.alerts ?? []).filter(isOpen);
  return (
    <Card
      title="Open alerts"
      className={overview.insights ?? ''}
      state={asked}
      skeleton={<TableSkeleton rows={1} />}
      actions={<AlertsLink to="">All alerts</AlertsLink>}
    >
      {open.length === 0 ? (
        <p className={classes.none}>{noneWords(asked.alerts ?? [], asked.mayWrite)}</p>
      ) : (
        <ul className={classes.list}>
          {open.map((alert) => (
            <OpenAlert key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
      <Recovered alerts={asked.alerts ?? []} />
    </Card>
  );
}

/** Those that are well again are remembered for so long, and so many of them. */
const REMEMBERED = 30 * 24 * 3_600_000;
const MOST_RECOVERED = 3;

/** What fired lately and does so no more, the latest first. */
function Recovered({ alerts }: { readonly alerts: readonly Alert[] }) {
  const format = useFormat();
  const recent = alerts
    .filter(({ enabled, state }) => enabled && state === 'normal')
    .flatMap((alert) => (alert.changedAt === null ? [] : [{ alert, at: alert.changedAt }]))
    .filter(({ at }) => Date.now() - Date.parse(at) < REMEMBERED)
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, MOST_RECOVERED);
  if (recent.length === 0) return null;
  return (
    <>
      <h3 className={classes.lately}>Well again</h3>
      <ul className={classes.list}>
        {recent.map(({ alert, at }) => (
          <li key={alert.id} className={classes.alert}>
            <span className={classes.words}>
              <AlertsLink to={`/${alert.id}`}>{alert.name}</AlertsLink>{' '}
              <span className={classes.muted}>since {format.instant(at)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function isOpen(alert: Alert): boolean {
  return alert.enabled && alert.state in OPEN;
}

function noneWords(alerts: readonly Alert[], mayWrite: boolean): string {
  const watched = alerts.filter(({ enabled }) => enabled).length;
  if (watched === 1) return 'Nothing fires. One alert is watched.';
  if (watched > 1) return `Nothing fires. ${watched} alerts are watched.`;
  return mayWrite
    ? 'No alerts are set. Set one to be told when a number goes where it should not.'
    : 'No alerts are set.';
}

function OpenAlert({ alert }: { readonly alert: Alert }) {
  const format = useFormat();
  const { word, icon: Icon } = OPEN[alert.state as OpenState];
  const groups = alert.groups.filter(({ state }) => state in OPEN);
  const since = groups
    .flatMap((group) => group.since ?? [])
    .sort()
    .at(0);
  const named = groups.flatMap(({ name }) => name ?? []).slice(0, 3);
  const [only] = groups;
  return (
    <li className={classes.alert}>
      <span className={classes.state}>
        <Icon size={15} stroke={1.8} aria-hidden />
        {word}
      </span>
      <span className={classes.words}>
        <AlertsLink to={`/${alert.id}`}>{alert.name}</AlertsLink>{' '}
        <span className={classes.muted}>
          {[
            named.length > 0
              ? `${named.join(', ')}${groups.length > 3 ? ` and ${groups.length - 3} more` : ''}`
              : only?.words && `at ${only.words}`,
            since === undefined ? '' : `since ${format.instant(since)}`,
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      </span>
    </li>
  );
}

function AlertsLink({ to, children }: { readonly to: string; readonly children: string }) {
  const { view } = useView();
  const raw = encodeView({ ...view, drill: undefined, choices: {} });
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => (
        <Link {...props} to={`/analytics/alerts${to}` as never} search={{ raw } as never} />
      )}
    >
      {children}
    </Anchor>
  );
}

/** Marks a metric's card while an alert on it fires. */
export function FiringMark({ metric }: { readonly metric: string }) {
  const { alerts = [] } = useAlerts();
  const firing = alerts.filter((alert) => isOpen(alert) && alert.rule.metric === metric);
  const [first] = firing;
  const { view } = useView();
  if (first === undefined) return null;
  const label = `${OPEN[first.state as OpenState].word}: ${firing.map(({ name }) => name).join(', ')}`;
  return (
    <Link
      className={classes.mark ?? ''}
      title={label}
      aria-label={label}
      to={`/analytics/alerts/${first.id}` as never}
      search={{ raw: encodeView({ ...view, drill: undefined, choices: {} }) } as never}
    >
      <IconBellRinging size={15} stroke={1.8} aria-hidden />
    </Link>
  );
}
