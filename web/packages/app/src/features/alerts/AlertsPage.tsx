import type { Alert, AlertState } from '@callsight/client-model';
import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useAlerts, useView } from '../../data';
import { Card, Empty, TableSkeleton } from '../../ui';
import { AlertLink } from './AlertLink';
import { AlertRow } from './AlertRow';
import classes from './Alerts.module.css';
import { Suggestions } from './Suggestions';

type Shown = 'all' | 'attention' | 'normal' | 'off';

const SHOWN: readonly { readonly value: Shown; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'attention', label: 'Need attention' },
  { value: 'normal', label: 'Normal' },
  { value: 'off', label: 'Off' },
];

/** What is told when a number goes where it should not, and where each alert stands. */
export function AlertsPage() {
  const asked = useAlerts();
  const { view, choose } = useView();
  const shown = SHOWN.find(({ value }) => value === view.choices.alerts)?.value ?? 'all';
  const { alerts = [], mayWrite } = asked;
  const listed = useMemo(
    () => sorted(alerts.filter((alert) => isShown(alert, shown))),
    [alerts, shown],
  );
  const none = asked.alerts !== undefined && alerts.length === 0;
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1 className={classes.heading}>Alerts</h1>
        {mayWrite && !none && (
          <Button
            size="sm"
            leftSection={<IconPlus size={15} aria-hidden />}
            renderRoot={(props) => <AlertLink {...props} to="new" />}
          >
            New alert
          </Button>
        )}
      </div>
      {none ? (
        <Suggestions mayWrite={mayWrite} />
      ) : (
        <Card
          title="All alerts"
          subtitle="Judged when an hour, a day, a week or a month is over"
          state={asked}
          skeleton={<TableSkeleton rows={4} />}
          actions={
            <SegmentedControl
              size="xs"
              aria-label="Show"
              value={shown}
              onChange={(value) => choose('alerts', value === 'all' ? undefined : value)}
              data={SHOWN.map((each) => ({ ...each }))}
            />
          }
        >
          {listed.length === 0 ? (
            <Empty title="None in this state">
              {shown === 'attention'
                ? 'Nothing fires, and every number can be asked for.'
                : 'Pick another state above.'}
            </Empty>
          ) : (
            <ul className={classes.list}>
              {listed.map((alert) => (
                <AlertRow key={alert.id} alert={alert} mayWrite={mayWrite} />
              ))}
            </ul>
          )}
        </Card>
      )}
    </div>
  );
}

const GRAVEST: readonly AlertState[] = [
  'firing',
  'recovering',
  'error',
  'no_data',
  'pending',
  'normal',
];

function isShown(alert: Alert, shown: Shown): boolean {
  if (shown === 'all') return true;
  if (shown === 'off') return !alert.enabled;
  return alert.enabled && (alert.state === 'normal') === (shown === 'normal');
}

/** The gravest first, then by name; those that are off at the end. */
function sorted(alerts: readonly Alert[]): readonly Alert[] {
  const rank = (alert: Alert) => (alert.enabled ? GRAVEST.indexOf(alert.state) : GRAVEST.length);
  return [...alerts].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
