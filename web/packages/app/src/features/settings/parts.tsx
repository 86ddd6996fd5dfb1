import type { Problem } from '@callsight/client-model';
import { Button, CopyButton, Group, Stack, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Dialog } from '../../ui';
import classes from './Settings.module.css';

/** Why a change was refused, said aloud; nothing while there is no reason. */
export function Refused({ problem }: { readonly problem: Problem | undefined }) {
  if (problem === undefined) return null;
  return (
    <p className={classes.wrong} role="alert">
      {problem.message}
    </p>
  );
}

/** A text to take along, with a button that copies it. */
export function Secret({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div className={classes.secret}>
      <code data-testid="secret">{text}</code>
      <Copy label={label} text={text} />
    </div>
  );
}

export function Copy({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <CopyButton value={text} timeout={2500}>
      {({ copied, copy }) => (
        <Button
          size="compact-sm"
          variant="default"
          onClick={copy}
          aria-label={copied ? `${label} copied` : `Copy ${label}`}
          leftSection={
            copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
          }
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
      )}
    </CopyButton>
  );
}

interface ConfirmProps {
  readonly title: string;
  /** What the button does, as it says it: `Revoke key`. */
  readonly action: string;
  readonly children: ReactNode;
  /** Has to be typed first, when it can't be undone and much is lost. */
  readonly typed?: string;
  readonly problem: Problem | undefined;
  readonly pending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once more for what can't be undone. */
export function Confirm(props: ConfirmProps) {
  const { title, action, typed, problem, pending, onConfirm, onClose } = props;
  const [text, setText] = useState('');
  const ready = typed === undefined || text.trim() === typed;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onConfirm();
  };
  return (
    <Dialog title={title} onClose={onClose} size="lg" centered>
      <form onSubmit={submit}>
        <Stack gap="md">
          <div>{props.children}</div>
          {typed !== undefined && (
            <TextInput
              label={
                <>
                  Type <code>{typed}</code> to confirm
                </>
              }
              data-autofocus
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          <Refused problem={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="red" disabled={!ready} loading={pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
