import { type Alert, dayAfter, localDay, startOfDay } from '@callsight/client-model';
import { Button, Group, Menu, Modal, Text, TextInput } from '@mantine/core';
import {
  IconBellPause,
  IconChevronDown,
  IconCopy,
  IconGavel,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAlertActions, useFormat, useView } from '../../data';
import { Dialog, toast } from '../../ui';
import { AlertLink } from './AlertLink';
import { isSnoozed } from './AlertRow';
import { addressOf } from './address';

const ICON = { size: 15, stroke: 1.7, 'aria-hidden': true } as const;

/** What can be done with an alert. */
export function AlertActions({ alert }: { readonly alert: Alert }) {
  const { judge } = useAlertActions();
  const judgeNow = () =>
    judge.mutate(alert, {
      onSuccess: (now) =>
        toast({
          title: 'Judged with the records of now',
          text: now.state === alert.state ? 'Nothing has changed.' : 'It stands otherwise now.',
          tone: 'neutral',
        }),
      onError: (problem) =>
        toast({ title: 'It was not judged', text: problem.message, tone: 'bad' }),
    });
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconGavel {...ICON} />}
        title={`Judges the last ${alert.rule.grain} once more, with records that have come since`}
        disabled={!alert.enabled}
        loading={judge.isPending}
        onClick={judgeNow}
      >
        Judge now
      </Button>
      <SnoozeMenu alert={alert} />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCopy {...ICON} />}
        renderRoot={(props) => <AlertLink {...props} to="new" from={alert.id} />}
      >
        Duplicate
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPencil {...ICON} />}
        renderRoot={(props) => <AlertLink {...props} to={`${alert.id}/edit`} />}
      >
        Edit
      </Button>
      <DeleteButton alert={alert} />
    </Group>
  );
}

const HOUR = 3_600_000;
const MORNING = 8 * HOUR;

function SnoozeMenu({ alert }: { readonly alert: Alert }) {
  const { snooze } = useAlertActions();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const until = (instant: string | null) =>
    snooze.mutate(
      { alert, until: instant },
      {
        onSuccess: () =>
          toast({
            title:
              instant === null
                ? `${alert.name} is told again`
                : `Nothing is told of it until ${format.instant(instant)}`,
            tone: 'neutral',
          }),
        onError: (problem) =>
          toast({ title: 'It was not snoozed', text: problem.message, tone: 'bad' }),
      },
    );
  const tomorrow = () => {
    const day = dayAfter(localDay(Date.now(), format.timezone));
    return new Date(Date.parse(startOfDay(day, format.timezone)) + MORNING).toISOString();
  };
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconBellPause {...ICON} />}
            rightSection={<IconChevronDown {...ICON} />}
          >
            Snooze
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => until(new Date(Date.now() + HOUR).toISOString())}>
            For an hour
          </Menu.Item>
          <Menu.Item onClick={() => until(tomorrow())}>Until tomorrow morning</Menu.Item>
          <Menu.Item onClick={() => setAsking(true)}>Until …</Menu.Item>
          {isSnoozed(alert) && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => until(null)}>End the snooze</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking && <SnoozeDialog onClose={() => setAsking(false)} onPick={until} />}
    </>
  );
}

interface SnoozeDialogProps {
  readonly onClose: () => void;
  readonly onPick: (instant: string) => void;
}

/** Asks for a day and a time in the organization's zone. */
function SnoozeDialog({ onClose, onPick }: SnoozeDialogProps) {
  const { timezone } = useFormat();
  const [day, setDay] = useState(dayAfter(localDay(Date.now(), timezone)));
  const [time, setTime] = useState('09:00');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const instant =
    day === ''
      ? undefined
      : Date.parse(startOfDay(day, timezone)) + hours * HOUR + minutes * 60_000;
  const ready = instant !== undefined && instant > Date.now();
  return (
    <Dialog onClose={onClose} title="Snooze until" centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          onPick(new Date(instant).toISOString());
          onClose();
        }}
      >
        <Group grow>
          <TextInput
            type="date"
            label="Day"
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            label="Time"
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
        </Group>
        <Text size="xs" c="dimmed" mt={6}>
          In {timezone}; at most 30 days ahead.
        </Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!ready}>
            Snooze
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

function DeleteButton({ alert }: { readonly alert: Alert }) {
  const { remove } = useAlertActions();
  const { view } = useView();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  // The promise, not the callbacks of mutate: those are forgotten when the list without the alert
  // comes first and takes this button away.
  const really = () =>
    remove.mutateAsync(alert).then(
      () => {
        toast({ title: `${alert.name} was deleted`, tone: 'neutral' });
        void navigate(addressOf('', view) as never);
      },
      (problem: Error) =>
        toast({ title: 'It was not deleted', text: problem.message, tone: 'bad' }),
    );
  return (
    <>
      <Button
        size="xs"
        variant="default"
        c="var(--cs-bad)"
        leftSection={<IconTrash {...ICON} />}
        onClick={() => setAsking(true)}
      >
        Delete
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Delete ${alert.name}?`}
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Text size="sm">Its history and the record of its messages go with it, for good.</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep it
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => void really()}>
            Delete
          </Button>
        </Group>
      </Modal>
    </>
  );
}
