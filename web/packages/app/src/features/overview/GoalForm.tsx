import type { Filter, Goal, GoalInput, GoalPeriod } from '@callsight/client-model';
import { Button, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { findMetric, useCatalog, useGoals } from '../../data';
import { Dialog } from '../../ui';
import { GoalScopePicker } from './GoalScopePicker';

const PERIODS = [
  { value: 'month', label: 'Each month' },
  { value: 'quarter', label: 'Each quarter' },
  { value: 'year', label: 'Each year' },
  { value: 'dates', label: 'Days that come once' },
];

const DIRECTIONS = [
  { value: 'at_least', label: 'At least' },
  { value: 'at_most', label: 'At most' },
];

interface GoalFormProps {
  /** The goal to change; absent for a new one. */
  readonly goal?: Goal;
  readonly onClose: () => void;
}

/** Asks for a metric, whose records count, a target and a period; the server says what does not fit. */
export function GoalForm({ goal, onClose }: GoalFormProps) {
  const catalog = useCatalog();
  const { save, saveProblem } = useGoals();
  const [draft, setDraft] = useState(() => draftOf(goal));
  const change = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));
  const chosen = findMetric(catalog, draft.metric ?? '');
  const input = chosen === undefined ? undefined : inputFrom(draft, chosen.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (input === undefined) return;
    save.mutate(goal === undefined ? { input } : { input, replaced: goal }, { onSuccess: onClose });
  };
  return (
    <Dialog onClose={onClose} title={goal === undefined ? 'Set a goal' : 'Change a goal'} centered>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Select
            label="Metric"
            searchable
            value={draft.metric}
            onChange={(metric) => change({ metric, filters: [] })}
            data={(catalog?.metrics ?? []).map(({ id, label }) => ({ value: id, label }))}
            nothingFoundMessage="No metric of that name"
          />
          <GoalScopePicker
            key={draft.metric}
            dimensions={chosen?.dimensions ?? []}
            filters={draft.filters}
            onChange={(filters) => change({ filters })}
          />
          <Group grow align="flex-start">
            <NumberInput
              label="Target"
              data-autofocus
              description={chosen === undefined ? undefined : `In ${words(chosen.unit)}`}
              value={draft.target}
              onChange={(target) => change({ target })}
              thousandSeparator=","
              required
            />
            <Select
              label="Direction"
              description="Which side is good"
              value={draft.direction ?? (chosen?.good === 'down' ? 'at_most' : 'at_least')}
              onChange={(direction) => change({ direction: direction as Goal['direction'] })}
              data={DIRECTIONS}
              allowDeselect={false}
            />
          </Group>
          <Select
            label="Period"
            value={draft.period}
            onChange={(period) => change({ period: period ?? 'month' })}
            data={PERIODS}
            allowDeselect={false}
          />
          {draft.period === 'dates' && (
            <Group grow>
              <TextInput
                label="First day"
                type="date"
                value={draft.start}
                onChange={(event) => change({ start: event.currentTarget.value })}
                required
              />
              <TextInput
                label="Last day"
                type="date"
                value={draft.end}
                onChange={(event) => change({ end: event.currentTarget.value })}
                required
              />
            </Group>
          )}
          <TextInput
            label="Name"
            description="Unless said, the metric's"
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            maxLength={200}
          />
          {saveProblem !== undefined && (
            <Text size="sm" c="red" role="alert">
              {saveProblem.message}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={input === undefined} loading={save.isPending}>
              {goal === undefined ? 'Set goal' : 'Save goal'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** What the form holds, finished or not. */
interface Draft {
  readonly metric: string | null;
  readonly target: number | string;
  /** Undefined until picked: then as is good for the metric. */
  readonly direction: Goal['direction'] | undefined;
  readonly period: string;
  readonly start: string;
  readonly end: string;
  readonly name: string;
  readonly filters: readonly Filter[];
}

function draftOf(goal: Goal | undefined): Draft {
  const dates = typeof goal?.period === 'object' ? goal.period : undefined;
  return {
    metric: goal?.metric ?? 'revenue.total',
    target: goal?.target ?? '',
    direction: goal?.direction,
    period:
      typeof goal?.period === 'string' ? goal.period : dates === undefined ? 'month' : 'dates',
    start: dates?.start ?? '',
    end: dates?.end ?? '',
    name: goal === undefined || goal.name === goal.label ? '' : goal.name,
    filters: goal?.filters ?? [],
  };
}

/** The goal that is meant; undefined while something is missing. */
function inputFrom(draft: Draft, metric: string): GoalInput | undefined {
  const period = periodFrom(draft);
  const incomplete = draft.filters.some(({ values }) => values.length === 0);
  if (typeof draft.target !== 'number' || period === undefined || incomplete) return undefined;
  const name = draft.name.trim();
  return {
    metric,
    target: draft.target,
    period,
    filters: draft.filters,
    ...(draft.direction === undefined ? {} : { direction: draft.direction }),
    ...(name === '' ? {} : { name }),
  };
}

function periodFrom({ period, start, end }: Draft): GoalPeriod | undefined {
  if (period !== 'dates') return period as 'month' | 'quarter' | 'year';
  return start === '' || end === '' ? undefined : { start, end };
}

function words(unit: string): string {
  return unit === 'currency' ? "the organization's currency" : unit;
}
