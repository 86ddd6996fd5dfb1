import type { Alert } from '@callsight/client-model';
import { Button, CopyButton, Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useView } from '../../data';
import { Dialog } from '../../ui';
import classes from './Alerts.module.css';
import { addressOf } from './address';

/** Shows the secrets that were just made, this once. */
export function SecretDialog({ alert }: { readonly alert: Alert }) {
  const { view } = useView();
  const navigate = useNavigate();
  const made = alert.channels.filter(({ secret }) => secret !== undefined);
  const close = () => void navigate(addressOf(alert.id, view) as never);
  return (
    <Dialog
      onClose={close}
      title={made.length === 1 ? 'The secret of your webhook' : 'The secrets of your webhooks'}
      centered
      closeOnClickOutside={false}
    >
      <div className={classes.stack}>
        <Text size="sm">
          Keep it where your receiver runs: it checks the signature of each message with it. It is
          shown this once and cannot be shown again.
        </Text>
        {made.map(({ id, url, secret = '' }) => (
          <div key={id} className={classes.stack}>
            <Text size="sm" c="dimmed">
              {url}
            </Text>
            <code className={classes.secret}>{secret}</code>
            <CopyButton value={secret}>
              {({ copied, copy }) => (
                <Button size="xs" variant="default" onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </div>
        ))}
        <Group justify="flex-end">
          <Button onClick={close}>I have kept it</Button>
        </Group>
      </div>
    </Dialog>
  );
}
