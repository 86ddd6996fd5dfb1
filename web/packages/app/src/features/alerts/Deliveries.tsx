import type { Alert, AlertDelivery } from '@callsight/client-model';
import { useAlertDeliveries, useFormat } from '../../data';
import { Card, Empty, TableSkeleton } from '../../ui';
import classes from './Alerts.module.css';
import { CHANNELS } from './ChannelFields';

/** What was sent to whom, and what became of it. */
export function Deliveries({ alert }: { readonly alert: Alert }) {
  const asked = useAlertDeliveries(alert.id);
  const { deliveries = [] } = asked;
  return (
    <Card
      title="Messages"
      subtitle="Of the last 90 days"
      state={asked}
      skeleton={<TableSkeleton rows={4} />}
    >
      {deliveries.length === 0 ? (
        <Empty title="Nothing was sent yet">
          {alert.channels.length === 0
            ? 'This alert tells nobody outside of the app. Edit it to add mail, a webhook or a chat.'
            : 'What is sent by mail, webhook or chat will be listed here with its outcome.'}
        </Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
        <ol className={classes.timeline} tabIndex={0} aria-label="Messages sent">
          {deliveries.map((delivery) => (
            <Delivery key={delivery.id} delivery={delivery} />
          ))}
        </ol>
      )}
    </Card>
  );
}

const FEELING = { arrived: 'good', waiting: 'warning', given_up: 'bad' } as const;

function Delivery({ delivery }: { readonly delivery: AlertDelivery }) {
  const format = useFormat();
  const { label, icon: Icon } = CHANNELS[delivery.channel];
  return (
    <li className={classes.event}>
      <span className={classes.state} data-feeling={FEELING[delivery.outcome]}>
        <Icon size={15} aria-hidden />
        {label}
      </span>
      <div>
        <div>
          {delivery.subject} <span className={classes.muted}>to {delivery.target}</span>
        </div>
        <div className={classes.notes}>
          {format.instant(delivery.createdAt)} · {outcomeOf(delivery, format.instant.bind(format))}
        </div>
      </div>
    </li>
  );
}

function outcomeOf(delivery: AlertDelivery, instant: (at: string) => string): string {
  const tries = delivery.attempts === 1 ? 'once' : `${delivery.attempts} times`;
  switch (delivery.outcome) {
    case 'arrived':
      return delivery.attempts === 1 ? 'sent' : `sent, at the ${ordinal(delivery.attempts)} try`;
    case 'waiting':
      return delivery.problem === null
        ? 'on its way'
        : `${delivery.problem}; tried ${tries}, again ${delivery.nextAt === null ? 'soon' : instant(delivery.nextAt)}`;
    case 'given_up':
      return `given up after it was tried ${tries}: ${delivery.problem}`;
  }
}

function ordinal(number: number): string {
  const endings: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };
  return `${number}${endings[number] ?? 'th'}`;
}
