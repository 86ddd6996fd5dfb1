import { Button, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { findMetric, useCatalog, useGoals } from '../../data';

const PERIODS = [
  { value: 'month', label: 'Each month' },
  { value: 'quarter', label: 'Each quarter' },
  { value: 'year', label: 'Each year' },
];

/** Asks for a metric, a target and a period; the server says what does not fit. */
export function GoalForm({ onClose }: { readonly onClose: () => void }) {
  const catalog = useCatalog();
  const { create, createProblem } = useGoals();
  const [metric, setMetric] = useState<string | null>('revenue.total');
  const [target, setTarget] = useState<number | string>('');
  const [period, setPeriod] = useState<string | null>('month');
  const [name, setName] = useState('');
  const chosen = findMetric(catalog, metric ?? '');
  const ready = chosen !== undefined && typeof target === 'number' && period !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const goal = {
      metric: chosen.id,
      target,
      period: period as 'month' | 'quarter' | 'year',
      ...(name.trim() === '' ? {} : { name: name.trim() }),
    };
    create.mutate(goal, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Set a goal"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Select
            label="Metric"
            searchable
            value={metric}
            onChange={setMetric}
            data={(catalog?.metrics ?? []).map(({ id, label }) => ({ value: id, label }))}
            nothingFoundMessage="No metric of that name"
          />
          <NumberInput
            label="Target"
            data-autofocus
            description={chosen === undefined ? undefined : `In ${words(chosen.unit)}`}
            value={target}
            onChange={setTarget}
            thousandSeparator=","
            required
          />
          <Select
            label="Period"
            value={period}
            onChange={setPeriod}
            data={PERIODS}
            allowDeselect={false}
          />
          <TextInput
            label="Name"
            description="Unless said, the metric's"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={200}
          />
          {createProblem !== undefined && (
            <Text size="sm" c="red" role="alert">
              {createProblem.message}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!ready} loading={create.isPending}>
              Set goal
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function words(unit: string): string {
  return unit === 'currency' ? "the organization's currency" : unit;
}
