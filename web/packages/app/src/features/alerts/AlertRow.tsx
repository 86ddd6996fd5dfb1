import type { Alert, AlertGroup } from '@callsight/client-model';
import { Switch, Tooltip } from '@mantine/core';
import { useAlertActions, useFormat } from '../../data';
import { toast } from '../../ui';
import { AlertLink } from './AlertLink';
import classes from './Alerts.module.css';
import { RuleFilters } from './RuleFilters';
import { StateBadge } from './StateBadge';

interface AlertRowProps {
  readonly alert: Alert;
  readonly mayWrite: boolean;
}

/** One alert of the list: where it stands, what it watches, whether it is watched. */
export function AlertRow({ alert, mayWrite }: AlertRowProps) {
  const { enable } = useAlertActions();
  const change = (enabled: boolean) =>
    enable.mutate(
      { alert, enabled },
      {
        onError: (problem) =>
          toast({ title: `${alert.name} was not changed`, text: problem.message, tone: 'bad' }),
      },
    );
  return (
    <li className={classes.row}>
      <div className={classes.rowState}>
        <StateBadge state={alert.state} enabled={alert.enabled} />
      </div>
      <div className={classes.rowMain}>
        <AlertLink className={classes.name} to={alert.id}>
          {alert.name}
        </AlertLink>
        <p className={classes.sentence}>
          {alert.sentence}
          <RuleFilters filters={alert.rule.filters ?? []} />
        </p>
        <RowNotes alert={alert} />
      </div>
      <Tooltip label={mayWrite ? 'Whether it is watched' : 'Analysts, admins and owners change it'}>
        <div className={classes.rowSwitch}>
          <Switch
            size="sm"
            aria-label={`Watch ${alert.name}`}
            checked={alert.enabled}
            disabled={!mayWrite || enable.isPending}
            onChange={(event) => change(event.currentTarget.checked)}
          />
        </div>
      </Tooltip>
    </li>
  );
}

function RowNotes({ alert }: { readonly alert: Alert }) {
  const format = useFormat();
  const notes = [
    ...firingWords(alert.groups),
    ...(alert.changedAt === null ? [] : [`last change ${format.instant(alert.changedAt)}`]),
    ...(isSnoozed(alert) ? [`snoozed until ${format.instant(alert.snoozedUntil ?? '')}`] : []),
    ...problemsOf(alert),
  ];
  return notes.length === 0 ? null : (
    <p className={classes.notes}>{sentenceCase(notes.join(' · '))}</p>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const MOST_NAMES = 3;

/** Which groups fire, at what. */
function firingWords(groups: readonly AlertGroup[]): readonly string[] {
  const firing = groups.filter(({ state }) => state === 'firing' || state === 'recovering');
  if (firing.length === 0) return [];
  const names = firing
    .slice(0, MOST_NAMES)
    .map(({ name, words }) =>
      [name, words === null ? null : `at ${words}`].filter(Boolean).join(' '),
    )
    .filter((text) => text !== '');
  const rest = firing.length > MOST_NAMES ? ` and ${firing.length - MOST_NAMES} more` : '';
  return names.length === 0 ? [] : [`${names.join(', ')}${rest}`];
}

/** Whether nothing is told of it now. */
export function isSnoozed(alert: Alert): boolean {
  return alert.snoozedUntil !== null && Date.parse(alert.snoozedUntil) > Date.now();
}

function problemsOf(alert: Alert): readonly string[] {
  if (alert.channels.length === 0) return ['told in the app alone'];
  return [...new Set(alert.channels.flatMap(({ problem }) => problem ?? []))];
}
