import type { Alert } from '@callsight/client-model';
import { Skeleton } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useAlert, useAlerts, useCatalog, useView } from '../../data';
import { Empty, Failure } from '../../ui';
import { AlertForm } from './AlertForm';
import { AlertLink } from './AlertLink';
import { copyOf, type Draft, draftOf, EMPTY, fitted } from './draft';
import { SUGGESTED } from './suggested';

/** A new alert: from nothing, from a suggestion, or as a copy of another. */
export function NewAlertPage() {
  const { view } = useView();
  const catalog = useCatalog();
  const { alerts, mayWrite } = useAlerts();
  const from = view.choices.from ?? '';
  if (alerts === undefined || catalog === undefined) return <Skeleton height={420} aria-busy />;
  if (!mayWrite) return <MayNot />;
  const start = begin(from, alerts, { ...EMPTY, filters: view.filters });
  return <AlertForm key={from} start={fitted(start, catalog)} />;
}

function begin(from: string, alerts: readonly Alert[], empty: Draft): Draft {
  const copied = alerts.find(({ id }) => id === from);
  if (copied !== undefined) return copyOf(copied);
  return SUGGESTED.find(({ id }) => id === from)?.draft ?? empty;
}

/** Changes an alert that is kept. */
export function EditAlertPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { alert, problem, retry, mayWrite } = useAlert(id);
  if (problem !== undefined && alert === undefined)
    return <Failure problem={problem} retry={retry} />;
  if (alert === undefined) return <Skeleton height={420} aria-busy />;
  if (alert === null) return <NoAlert />;
  if (!mayWrite) return <MayNot />;
  return <AlertForm key={alert.id} start={draftOf(alert)} alert={alert} />;
}

export function NoAlert() {
  return (
    <Empty title="No such alert" action={<AlertLink to="">All alerts</AlertLink>}>
      It may have been deleted, or belongs to another organization.
    </Empty>
  );
}

function MayNot() {
  return (
    <Empty title="You may not change alerts" action={<AlertLink to="">All alerts</AlertLink>}>
      Ask an owner or admin of this organization to make you an analyst.
    </Empty>
  );
}
