import type { Alert } from '@callsight/client-model';
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { problemOf, useAlertActions, useCatalog, useRehearsal, useView } from '../../data';
import { Card, toast } from '../../ui';
import { AlertLink } from './AlertLink';
import classes from './Alerts.module.css';
import { addressOf } from './address';
import { ChannelFields } from './ChannelFields';
import { ConditionFields } from './ConditionFields';
import { type Complaints, type Draft, fitted, inputOf, missingIn, ruleOf } from './draft';
import { RehearsalCard } from './RehearsalCard';
import { SecretDialog } from './SecretDialog';
import { TellingFields } from './TellingFields';
import { WatchFields } from './WatchFields';

interface AlertFormProps {
  readonly start: Draft;
  /** Absent for a new one. */
  readonly alert?: Alert;
}

/** Milliseconds without a key pressed before a rule is rehearsed. */
const PAUSE = 400;

/** What each part of the form is given. */
export interface FieldsProps {
  readonly draft: Draft;
  readonly change: (patch: Partial<Draft>) => void;
  readonly complaints: Complaints;
}

/** Writes an alert, and shows beside it what it would have done. */
export function AlertForm({ start, alert }: AlertFormProps) {
  const catalog = useCatalog();
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<Alert>();
  const change = (patch: Partial<Draft>) =>
    setDraft((before) => fitted({ ...before, ...patch }, catalog));
  const rehearsed = useRehearsal(useSettled(draft));
  const { save, saving, problem } = useSaving(alert, setMade);
  const missing = missingIn(draft);
  const said = useMemo(
    () => ({ ...fieldsOf(rehearsed.problem), ...fieldsOf(problem), ...(tried ? missing : {}) }),
    [rehearsed.problem, problem, tried, missing],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(missing).length === 0) save(draft);
  };
  const fields: FieldsProps = { draft, change, complaints: said };
  return (
    <form className={classes.page} onSubmit={submit} noValidate>
      <div className={classes.head}>
        <h1 className={classes.heading}>
          {alert === undefined ? 'New alert' : `Edit ${alert.name}`}
        </h1>
        <AlertLink to={alert?.id ?? ''}>{alert === undefined ? 'All alerts' : 'Back'}</AlertLink>
      </div>
      <div className={classes.editor}>
        <div className={classes.fields}>
          <Card title="What to watch">
            <WatchFields {...fields} />
          </Card>
          <Card title="When it fires">
            <ConditionFields {...fields} />
          </Card>
          <Card title="When to tell">
            <TellingFields {...fields} />
          </Card>
          <Card title="Whom to tell" subtitle="In the app it is always told">
            <ChannelFields {...fields} {...(alert === undefined ? {} : { alertId: alert.id })} />
          </Card>
          <Card title="Name">
            <TextInput
              aria-label="Name"
              description="Stands in lists and in the subject of a mail; unless said, the metric's"
              value={draft.name}
              maxLength={200}
              error={said['/name']}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
          </Card>
          <Unplaced problem={problem} />
          <Group justify="flex-end">
            <Button
              variant="default"
              renderRoot={(props) => <AlertLink {...props} to={alert?.id ?? ''} />}
            >
              Cancel
            </Button>
            <Button type="submit" loading={saving}>
              {alert === undefined ? 'Create alert' : 'Save changes'}
            </Button>
          </Group>
        </div>
        <div className={classes.beside}>
          <RehearsalCard
            draft={draft}
            asked={rehearsed}
            missing={Object.keys(missing).some((pointer) => !pointer.startsWith('/channels'))}
          />
        </div>
      </div>
      {made !== undefined && <SecretDialog alert={made} />}
    </form>
  );
}

/** The rule of the draft once nobody has written for a moment; undefined while it is none. */
function useSettled(draft: Draft) {
  const key = JSON.stringify(ruleOf({ ...draft, name: '', enabled: true }) ?? null);
  const [settled] = useDebouncedValue(key, PAUSE);
  return useMemo(() => JSON.parse(settled) ?? undefined, [settled]);
}

function useSaving(alert: Alert | undefined, show: (alert: Alert) => void) {
  const { create, replace } = useAlertActions();
  const { view } = useView();
  const navigate = useNavigate();
  const done = (kept: Alert) => {
    toast({
      title: alert === undefined ? `${kept.name} is watched now` : `${kept.name} was changed`,
      tone: 'good',
    });
    // A secret is shown this once: nothing may take it away.
    if (kept.channels.some(({ secret }) => secret !== undefined)) show(kept);
    else void navigate(addressOf(kept.id, view) as never);
  };
  const save = (draft: Draft) => {
    const input = inputOf(draft);
    if (input === undefined) return;
    if (alert === undefined) create.mutate(input, { onSuccess: done });
    else replace.mutate({ alert, input }, { onSuccess: done });
  };
  return {
    save,
    saving: create.isPending || replace.isPending,
    problem: problemOf(create.error ?? replace.error),
  };
}

function fieldsOf(problem: ReturnType<typeof problemOf>): Complaints {
  return Object.fromEntries(
    (problem?.fields ?? []).map(({ pointer, message }) => [pointer, complaint(message)]),
  );
}

/** "must be …" as a sentence. */
function complaint(message: string): string {
  if (message.startsWith('must ')) return `It ${message}.`;
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

/** A refusal that names no field of the form. */
function Unplaced({ problem }: { readonly problem: ReturnType<typeof problemOf> }) {
  if (problem === undefined) return null;
  return (
    <Text size="sm" c="var(--cs-bad)" role="alert">
      {problem.message}
    </Text>
  );
}
