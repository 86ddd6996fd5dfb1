import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useCreateOrganization, useView } from '../../data';
import { Dialog } from '../../ui';
import { Refused } from './parts';
import { currencyChoices, WEEKDAYS, zoneChoices } from './zones';

/** Asks what a new organization is called and by which calendar and currency it goes. */
export function CreateOrganization({ onClose }: { readonly onClose: () => void }) {
  const create = useCreateOrganization();
  const { change } = useView();
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [name, setName] = useState('');
  const [id, setId] = useState<string | undefined>();
  const [timezone, setTimezone] = useState(here);
  const [currency, setCurrency] = useState('EUR');
  const [weekStart, setWeekStart] = useState('monday');
  const zones = useMemo(() => zoneChoices(here, new Date()), [here]);
  const currencies = useMemo(() => currencyChoices('EUR'), []);
  const shownId = id ?? idOf(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const organization = { id: shownId, name: name.trim(), timezone, currency, weekStart };
    create.mutate(organization, {
      onSuccess: () => {
        change({ organization: organization.id, filters: [], drill: undefined });
        onClose();
      },
    });
  };
  return (
    <Dialog onClose={onClose} title="New organization" centered>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Name"
            required
            data-autofocus
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="Id"
            description="What programs call it: a–z, 0–9, _ and -. It never changes."
            required
            pattern="[a-z0-9_\-]{1,64}"
            value={shownId}
            onChange={(event) => setId(event.currentTarget.value)}
          />
          <Select
            label="Time zone"
            searchable
            allowDeselect={false}
            data={zones}
            value={timezone}
            onChange={(zone) => zone !== null && setTimezone(zone)}
          />
          <Select
            label="Reporting currency"
            searchable
            allowDeselect={false}
            data={currencies}
            value={currency}
            onChange={(code) => code !== null && setCurrency(code)}
          />
          <Select
            label="First day of the week"
            allowDeselect={false}
            data={WEEKDAYS}
            value={weekStart}
            onChange={(day) => day !== null && setWeekStart(day)}
          />
          <Refused problem={create.problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              loading={create.isPending}
              disabled={name.trim() === '' || shownId === ''}
            >
              Create
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** `Acme Health, Inc.` → `acme-health-inc`. */
function idOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 64);
}
