import type { Alert, AlertEvent } from '@callsight/client-model';
import { findMetric, useAlertHistory, useCatalog, useFormat } from '../../data';
import { Card, Empty, TableSkeleton } from '../../ui';
import classes from './Alerts.module.css';
import { StateBadge } from './StateBadge';
import { STATES } from './states';

/** What the alert went through, newest first. */
export function History({ alert }: { readonly alert: Alert }) {
  const asked = useAlertHistory(alert.id);
  const { events = [], more } = asked;
  return (
    <Card
      title="History"
      {...(more ? { subtitle: 'The newest 100 changes' } : {})}
      state={asked}
      skeleton={<TableSkeleton rows={4} />}
    >
      {events.length === 0 ? (
        <Empty title="Nothing has happened yet">Each change of state will be listed here.</Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
        <ol className={classes.timeline} tabIndex={0} aria-label="Changes of state">
          {events.map((event) => (
            <Event key={event.id} event={event} alert={alert} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function Event({ event, alert }: { readonly event: AlertEvent; readonly alert: Alert }) {
  const format = useFormat();
  const metric = findMetric(useCatalog(), alert.rule.metric);
  const changes = alert.rule.condition.type === 'change';
  const number =
    event.number === null
      ? null
      : changes || metric === undefined
        ? `changed by ${format.number(event.number, { maximumFractionDigits: 1 })}`
        : `at ${format.short(event.number, metric.unit, metric.decimals)}`;
  return (
    <li className={classes.event}>
      <StateBadge state={event.to} />
      <div>
        <div>
          {[event.group, number, event.reason]
            .filter((text) => text !== null && text !== '')
            .join(', ') || `was ${STATES[event.from].word.toLowerCase()}`}
        </div>
        <div className={classes.notes}>{format.instant(event.at)}</div>
      </div>
    </li>
  );
}
