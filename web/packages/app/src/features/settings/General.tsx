import type { Organization, OrganizationChange } from '@callsight/client-model';
import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import { useChangeOrganization, useEraseOrganization, useView } from '../../data';
import { Card } from '../../ui';
import { Confirm, Refused } from './parts';
import classes from './Settings.module.css';
import { currencyChoices, WEEKDAYS, zoneChoices } from './zones';

/** Name, calendar and money of an organization, and its end. */
export function General() {
  const { organization } = useView();
  if (organization === undefined) return null;
  return (
    <>
      <Card title="General">
        <Form organization={organization} />
      </Card>
      {organization.role === 'owner' && <Ending organization={organization} />}
    </>
  );
}

function Form({ organization }: { readonly organization: Organization }) {
  const [edited, setEdited] = useState<OrganizationChange>({});
  const change = useChangeOrganization();
  const now = useMemo(() => new Date(), []);
  const zones = useMemo(() => zoneChoices(organization.timezone, now), [organization, now]);
  const currencies = useMemo(() => currencyChoices(organization.currency), [organization]);
  const shown = { ...organization, ...edited };
  const changed = changesOf(organization, edited);
  const dirty = Object.keys(changed).length > 0;
  const edit = (patch: OrganizationChange) => {
    change.reset();
    setEdited({ ...edited, ...patch });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (dirty) change.mutate(changed, { onSuccess: () => setEdited({}) });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label="Name"
        required
        maxLength={200}
        value={shown.name}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
      <TextInput
        label="Id"
        description="What programs call it. It never changes."
        value={organization.id}
        readOnly
      />
      <Select
        label="Time zone"
        description="Where a day begins"
        searchable
        allowDeselect={false}
        maxDropdownHeight={280}
        data={zones}
        value={shown.timezone}
        onChange={(timezone) => timezone !== null && edit({ timezone })}
        nothingFoundMessage="No zone of that name"
      />
      <Select
        label="First day of the week"
        allowDeselect={false}
        data={WEEKDAYS}
        value={shown.weekStart}
        onChange={(weekStart) => weekStart !== null && edit({ weekStart })}
      />
      <Select
        label="Reporting currency"
        description="What money is shown in"
        searchable
        allowDeselect={false}
        maxDropdownHeight={280}
        data={currencies}
        value={shown.currency}
        onChange={(currency) => currency !== null && edit({ currency })}
        nothingFoundMessage="No currency of that name"
      />
      <Warnings organization={organization} changed={changed} />
      <Refused problem={change.problem} />
      <div className={classes.row}>
        <Button
          type="submit"
          disabled={!dirty || shown.name.trim() === ''}
          loading={change.isPending}
        >
          Save
        </Button>
        {dirty && !change.isPending && (
          <Button variant="default" onClick={() => setEdited({})}>
            Discard changes
          </Button>
        )}
        <output className={classes.done}>{change.isSuccess && !dirty ? '✓ Saved' : ''}</output>
      </div>
    </form>
  );
}

/** What differs from what is stored. */
function changesOf(organization: Organization, edited: OrganizationChange): OrganizationChange {
  return Object.fromEntries(
    Object.entries(edited).filter(
      ([key, value]) => value !== organization[key as keyof OrganizationChange],
    ),
  );
}

interface WarningsProps {
  readonly organization: Organization;
  readonly changed: OrganizationChange;
}

/** What follows from a change beside the change itself. */
function Warnings({ organization, changed }: WarningsProps) {
  return (
    <>
      {changed.timezone !== undefined && (
        <p className={classes.warning}>
          Days, weeks and months will begin by the clock of {changed.timezone}, in the past too:
          figures of single days change. Where the clock differs by part of an hour, what is
          computed ahead is computed anew, which takes a moment with many records.
        </p>
      )}
      {changed.weekStart !== undefined && (
        <p className={classes.warning}>Figures by week will be cut on another day.</p>
      )}
      {changed.currency !== undefined && (
        <p className={classes.warning}>
          Amounts in {organization.currency} will need a rate into {changed.currency}; until there
          is one they are left out. The rates into {organization.currency} are kept for the day you
          change back. Records sent without a currency count as {changed.currency} from then on.
        </p>
      )}
    </>
  );
}

function Ending({ organization }: { readonly organization: Organization }) {
  const [asking, setAsking] = useState(false);
  const erase = useEraseOrganization();
  const { change } = useView();
  const confirm = () =>
    erase.mutate(undefined, {
      onSuccess: () => change({ organization: undefined, filters: [], drill: undefined }),
    });
  return (
    <Card title="Delete the organization" className={classes.danger ?? ''}>
      <p className={classes.text}>
        Erases {organization.name} with all its records, members, keys, dashboards, goals and
        alerts, for good. Only a backup brings it back.
      </p>
      <Button color="red" variant="light" onClick={() => setAsking(true)}>
        Delete {organization.name}
      </Button>
      {asking && (
        <Confirm
          title={`Delete ${organization.name}?`}
          action="Delete for good"
          typed={organization.id}
          problem={erase.problem}
          pending={erase.isPending}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          Everything of this organization is erased: records, members, keys, dashboards, goals,
          alerts and its audit log. This can’t be undone.
        </Confirm>
      )}
    </Card>
  );
}
