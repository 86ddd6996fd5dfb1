import {
  type Alert,
  type AlertEvent,
  type AlertInput,
  type AlertRule,
  AlertsClient,
  type ChannelInput,
  type Rehearsal,
} from '@callsight/client-model';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { client } from './client';
import { onAlertNews } from './live';
import { problemOf } from './queries';
import { useView } from './view-provider';
import { mayWrite } from './writers';

/** How often states are asked for while no event came, in milliseconds. */
const ASK_AGAIN = 60_000;

/** Days of the past that a rule is rehearsed on. */
const REHEARSED = 90;

/** Changes of state that are listed. */
const LISTED = 100;

function of(organizationId: string): AlertsClient {
  return new AlertsClient(client, organizationId);
}

/** The picked organization's alerts with where they stand. */
export function useAlerts() {
  const { organization } = useView();
  const id = organization?.id ?? '';
  const result = useQuery({
    queryKey: ['alerts', id],
    queryFn: ({ signal }) => of(id).list(signal),
    enabled: organization !== undefined,
    refetchInterval: ASK_AGAIN,
  });
  return {
    alerts: result.data,
    loading: result.isPending,
    stale: false,
    problem: problemOf(result.error),
    retry: () => void result.refetch(),
    mayWrite: mayWrite(organization?.role),
  };
}

/** One of them; undefined while they are on their way, null when there is none of that id. */
export function useAlert(id: string) {
  const asked = useAlerts();
  const found = asked.alerts?.find((alert) => alert.id === id);
  return { ...asked, alert: asked.alerts === undefined ? undefined : (found ?? null) };
}

/** Tells of each change of an alert as it happens; what is shown is asked for again. */
export function useAlertNews(onNews: (event: AlertEvent) => void): void {
  const latest = useRef(onNews);
  latest.current = onNews;
  useEffect(() => onAlertNews((event) => latest.current(event)), []);
}

/** The ways to change alerts. */
export function useAlertActions() {
  const { organization } = useView();
  const queries = useQueryClient();
  const id = organization?.id ?? '';
  const refresh = () => queries.invalidateQueries({ queryKey: ['alerts', id] });
  const changed = (alert: Alert) => {
    queries.setQueryData<readonly Alert[]>(['alerts', id], (known) =>
      known?.map((other) => (other.id === alert.id ? alert : other)),
    );
    return refresh();
  };
  const create = useMutation({
    mutationFn: (input: AlertInput) => of(id).create(input),
    onSuccess: refresh,
  });
  const replace = useMutation({
    mutationFn: ({ alert, input }: { alert: Alert; input: AlertInput }) =>
      of(id).replace(alert.id, alert.version, input),
    onSuccess: changed,
  });
  const enable = useMutation({
    mutationFn: ({ alert, enabled }: { alert: Alert; enabled: boolean }) =>
      of(id).replace(alert.id, alert.version, {
        ...alert.rule,
        enabled,
        channels: alert.channels.map((channel) => ({ id: channel.id })),
      }),
    onSuccess: changed,
    onError: refresh,
  });
  const remove = useMutation({
    mutationFn: (alert: Alert) => of(id).remove(alert.id),
    onSuccess: () => void refresh(),
  });
  const snooze = useMutation({
    mutationFn: ({ alert, until }: { alert: Alert; until: string | null }) =>
      of(id).snooze(alert.id, until),
    onSuccess: changed,
  });
  const judge = useMutation({
    mutationFn: (alert: Alert) => of(id).judge(alert.id),
    onSuccess: changed,
  });
  const test = useMutation({
    mutationFn: (asked: { channel: ChannelInput; name: string; alertId?: string | undefined }) =>
      of(id).test(asked.channel, asked.name, asked.alertId),
  });
  return { create, replace, enable, remove, snooze, judge, test };
}

/** What a rule would have done; keeps the rehearsal of before while a changed rule is rehearsed. */
export function useRehearsal(rule: AlertRule | undefined) {
  const { organization } = useView();
  const id = organization?.id ?? '';
  const result = useQuery<Rehearsal>({
    queryKey: ['rehearsal', id, rule],
    queryFn: ({ signal }) => of(id).rehearse(rule as AlertRule, REHEARSED, signal),
    enabled: organization !== undefined && rule !== undefined,
    placeholderData: (previous) => previous,
  });
  return {
    rehearsal: rule === undefined ? undefined : result.data,
    loading: result.isPending && rule !== undefined,
    stale: result.isPlaceholderData,
    problem: problemOf(result.error),
    retry: () => void result.refetch(),
  };
}

export function useAlertHistory(alertId: string) {
  const { organization } = useView();
  const id = organization?.id ?? '';
  const result = useQuery({
    queryKey: ['alerts', id, alertId, 'history'],
    queryFn: ({ signal }) => of(id).history(alertId, LISTED, signal),
    enabled: organization !== undefined,
  });
  return {
    events: result.data?.events,
    more: (result.data?.next ?? null) !== null,
    loading: result.isPending,
    stale: false,
    problem: problemOf(result.error),
    retry: () => void result.refetch(),
  };
}

/** How often deliveries are asked for while some are on their way, in milliseconds. */
const WATCH = 3_000;

export function useAlertDeliveries(alertId: string) {
  const { organization } = useView();
  const id = organization?.id ?? '';
  const result = useQuery({
    queryKey: ['alerts', id, alertId, 'deliveries'],
    queryFn: ({ signal }) => of(id).deliveries(alertId, signal),
    enabled: organization !== undefined,
    refetchInterval: ({ state }) =>
      state.data?.some(({ outcome }) => outcome === 'waiting') === true ? WATCH : ASK_AGAIN,
  });
  return {
    deliveries: result.data,
    loading: result.isPending,
    stale: false,
    problem: problemOf(result.error),
    retry: () => void result.refetch(),
  };
}
