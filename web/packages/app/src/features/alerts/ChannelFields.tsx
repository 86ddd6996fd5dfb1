import type { ChannelType } from '@callsight/client-model';
import { ActionIcon, Button, Group, TagsInput, TextInput } from '@mantine/core';
import {
  IconBrandSlack,
  IconMail,
  IconPlus,
  IconSend,
  IconTrash,
  IconWebhook,
} from '@tabler/icons-react';
import { useId } from 'react';
import { problemOf, useAlertActions } from '../../data';
import type { FieldsProps } from './AlertForm';
import classes from './Alerts.module.css';
import { type ChannelDraft, channelInput } from './draft';

/** How each kind of channel looks and is called. */
export const CHANNELS = {
  mail: { label: 'Mail', icon: IconMail },
  webhook: { label: 'Webhook', icon: IconWebhook },
  slack: { label: 'Slack', icon: IconBrandSlack },
} as const;

const TYPES: readonly ChannelType[] = ['mail', 'webhook', 'slack'];
const MOST = 10;

type ChannelFieldsProps = FieldsProps & {
  /** Absent for an alert that is not kept yet. */
  readonly alertId?: string;
};

/** The ways to somebody, each with a message to try it. */
export function ChannelFields({ draft, change, complaints, alertId }: ChannelFieldsProps) {
  const replaced = (channel: ChannelDraft) =>
    draft.channels.map((other) => (other.key === channel.key ? channel : other));
  const add = (type: ChannelType) => {
    const channel = { key: crypto.randomUUID(), type, to: [], url: '' };
    change({ channels: [...draft.channels, channel] });
  };
  return (
    <div className={classes.stack}>
      {draft.channels.map((channel, index) => (
        <ChannelField
          key={channel.key}
          channel={channel}
          name={draft.name}
          alertId={alertId}
          error={complaintOf(complaints, index)}
          onChange={(changed) => change({ channels: replaced(changed) })}
          onRemove={() =>
            change({ channels: draft.channels.filter(({ key }) => key !== channel.key) })
          }
        />
      ))}
      <Group gap="xs">
        {TYPES.map((type) => {
          const { label, icon: Icon } = CHANNELS[type];
          return (
            <Button
              key={type}
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              rightSection={<Icon size={14} aria-hidden />}
              disabled={draft.channels.length >= MOST}
              onClick={() => add(type)}
            >
              {label}
            </Button>
          );
        })}
      </Group>
    </div>
  );
}

/** The complaint about any part of a channel. */
function complaintOf(complaints: FieldsProps['complaints'], index: number): string | undefined {
  const place = `/channels/${index}`;
  return Object.entries(complaints).find(
    ([pointer]) => pointer === place || pointer.startsWith(`${place}/`),
  )?.[1];
}

interface ChannelFieldProps {
  readonly channel: ChannelDraft;
  readonly name: string;
  readonly alertId: string | undefined;
  readonly error: string | undefined;
  readonly onChange: (channel: ChannelDraft) => void;
  readonly onRemove: () => void;
}

function ChannelField(props: ChannelFieldProps) {
  const { channel, onChange, onRemove, error } = props;
  const { label, icon: Icon } = CHANNELS[channel.type];
  const titleId = useId();
  return (
    <section className={classes.channel} aria-labelledby={titleId}>
      <div className={classes.channelHead}>
        <Icon size={16} aria-hidden />
        <span id={titleId}>{label}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Remove ${label.toLowerCase()}`}
          onClick={onRemove}
        >
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      </div>
      {channel.type === 'mail' ? (
        <TagsInput
          label="Addresses"
          placeholder="ann@example.org"
          description="Enter adds one"
          acceptValueOnBlur
          splitChars={[',', ';', ' ']}
          maxTags={20}
          value={[...channel.to]}
          onChange={(to) => onChange({ ...channel, to })}
          error={error}
        />
      ) : (
        <TextInput
          label="Address"
          placeholder="https://"
          description={hintOf(channel)}
          value={channel.url}
          onChange={(event) => onChange({ ...channel, url: event.currentTarget.value })}
          error={error}
        />
      )}
      {channel.kept?.problem !== undefined && (
        <p className={`${classes.notes} ${classes.bad}`}>
          Nothing can arrive there: {channel.kept.problem}.
        </p>
      )}
      <TestMessage {...props} />
    </section>
  );
}

function hintOf(channel: ChannelDraft): string {
  if (channel.type === 'slack') {
    return channel.kept === undefined
      ? 'An incoming webhook of Slack, or of a chat that takes the same'
      : 'The rest of the address is a secret and not shown; write a whole one to change it';
  }
  return channel.kept === undefined
    ? 'Signed; the secret to check it with is shown once, when the alert is saved'
    : 'Another address gets a new secret';
}

/** Sends one message now, and says what became of it. */
function TestMessage({ channel, name, alertId }: ChannelFieldProps) {
  const { test } = useAlertActions();
  const problem = problemOf(test.error);
  const ready = channel.type === 'mail' ? channel.to.length > 0 : channel.url.trim() !== '';
  const send = () =>
    test.mutate({
      channel: channelInput(channel),
      name: name.trim() === '' ? 'an alert' : name.trim(),
      alertId: channel.kept === undefined ? undefined : alertId,
    });
  return (
    <div className={classes.line}>
      <Button
        className={classes.narrow ?? ''}
        style={{ flexBasis: 'auto' }}
        size="xs"
        variant="light"
        leftSection={<IconSend size={14} aria-hidden />}
        loading={test.isPending}
        disabled={!ready}
        onClick={send}
      >
        Send a test message
      </Button>
      <output className={test.data?.arrived === true ? classes.good : classes.bad}>
        {problem !== undefined
          ? `Not sent: ${problem.fields[0]?.message ?? problem.message}`
          : outcomeWords(test.data)}
      </output>
    </div>
  );
}

function outcomeWords(
  outcome: { readonly arrived: boolean; readonly problem: string | null } | undefined,
): string {
  if (outcome === undefined) return '';
  return outcome.arrived ? 'It arrived.' : `It did not arrive: ${outcome.problem}.`;
}
