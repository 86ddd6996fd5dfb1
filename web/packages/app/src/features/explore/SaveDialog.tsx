import { type Dashboard, encodeView } from '@callsight/client-model';
import { Anchor, Button, Group, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { problemOf, useDashboardChanges, useDashboards, useView } from '../../data';
import { Dialog } from '../../ui';
import type { Asking } from './asking';
import { useFittingChart } from './ChartResult';
import { freeId, placeBelow, widgetOf } from './saved';

interface SaveDialogProps {
  readonly asking: Asking;
  readonly title: string;
  readonly close: () => void;
}

const LONGEST = 200;

/** Puts the question on a dashboard, one that there is or a new one. */
export function SaveDialog({ asking, title: usual, close }: SaveDialogProps) {
  const [title, setTitle] = useState(usual);
  const [where, setWhere] = useState<'new' | 'existing'>('new');
  const [name, setName] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const { value: entries = [] } = useDashboards();
  const editable = entries.filter((entry) => entry.mayEdit);
  const saving = useSaving(asking);
  const ready = where === 'new' ? name.trim() !== '' : picked !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) saving.save(title.trim(), where === 'new' ? { name: name.trim() } : { id: picked });
  };
  return (
    <Dialog onClose={close} title="Save to a dashboard" centered>
      {saving.saved !== undefined ? (
        <Saved dashboard={saving.saved} close={close} />
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label="Title"
              maxLength={LONGEST}
              value={title}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
            <Radio.Group
              label="Where"
              value={where}
              onChange={(value) => setWhere(value === 'new' ? 'new' : 'existing')}
            >
              <Group mt={4}>
                <Radio value="new" label="A new dashboard" />
                <Radio
                  value="existing"
                  label="One that there is"
                  disabled={editable.length === 0}
                />
              </Group>
            </Radio.Group>
            {where === 'new' ? (
              <TextInput
                label="Name of the dashboard"
                data-autofocus
                maxLength={LONGEST}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
            ) : (
              <Select
                label="Dashboard"
                searchable
                data={editable.map((entry) => ({ value: entry.id, label: entry.name }))}
                value={picked}
                onChange={setPicked}
              />
            )}
            {saving.problem !== undefined && (
              <Text size="sm" c="red" role="alert">
                {saving.problem.message}
              </Text>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" disabled={!ready} loading={saving.pending}>
                Save
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}

type Destination = { readonly name: string } | { readonly id: string | null };

/** A new dashboard takes the page's range, comparison and filters; one that there is keeps its own. */
function useSaving(asking: Asking) {
  const { view } = useView();
  const kind = useFittingChart(asking);
  const { create, replace, load } = useDashboardChanges();
  const [saved, setSaved] = useState<Dashboard>();
  const [failed, setFailed] = useState<unknown>();
  const isFigure =
    asking.chart === undefined &&
    asking.query.dimensions === undefined &&
    asking.query.grain === undefined;
  const shown = isFigure ? undefined : kind;
  const add = async (title: string, id: string) => {
    const before = await load(id);
    const widget = widgetOf(asking, shown, title, placeBelow(before), freeId(before));
    const content = { ...before, widgets: [...before.widgets, widget] };
    return replace.mutateAsync({ id, version: before.version, content });
  };
  const make = (title: string, name: string) => {
    const place = placeBelow({ widgets: [] });
    const widgets = [widgetOf(asking, shown, title, place, 'w1')];
    const { range, comparison, filters } = view;
    return create.mutateAsync({ name, timeRange: range, comparison, filters, widgets });
  };
  return {
    saved,
    problem: problemOf(failed),
    pending: create.isPending || replace.isPending,
    save: (title: string, to: Destination) => {
      setFailed(undefined);
      const done = 'name' in to ? make(title, to.name) : add(title, to.id ?? '');
      done.then(setSaved, setFailed);
    },
  };
}

function Saved({
  dashboard,
  close,
}: {
  readonly dashboard: Dashboard;
  readonly close: () => void;
}) {
  const { view } = useView();
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        Saved to {dashboard.name}.
      </Text>
      <Group justify="flex-end">
        <Button variant="default" size="xs" onClick={close}>
          Go on exploring
        </Button>
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link
              {...props}
              to={`/analytics/dashboards/${dashboard.id}` as never}
              search={{ raw: encodeView({ ...view, choices: {}, drill: undefined }) } as never}
            />
          )}
        >
          Open the dashboard
        </Anchor>
      </Group>
    </Stack>
  );
}
