import { type AccessKey, type CreatedKey, type KeyScope, NO_VALUE } from '@callsight/client-model';
import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useFormat, useKeys, useMembers, useView } from '../../data';
import { Card, Dialog, Empty, TableSkeleton } from '../../ui';
import { askExample, lookExample, sendExample } from './examples';
import { Confirm, Copy, Refused, Secret } from './parts';
import classes from './Settings.module.css';

const SCOPES: Readonly<Record<KeyScope, { readonly label: string; readonly may: string }>> = {
  'ingest:write': { label: 'Send records', may: 'Store calls, leads, deals and the rest' },
  'query:read': { label: 'Read figures', may: 'Ask for metrics and the records behind them' },
  'reports:write': { label: 'Build reports', may: 'Make dashboards, goals, alerts and reports' },
  admin: {
    label: 'Administer',
    may: 'Change settings, members and keys, and erase records. Give it to a program only if it needs it.',
  },
};

/** The keys of programs. */
export function Keys() {
  const asked = useKeys();
  const [creating, setCreating] = useState(false);
  const { keys = [] } = asked;
  return (
    <>
      <Card
        title="API keys"
        subtitle="What programs sign in with. A key acts for this organization alone"
        state={asked.state}
        skeleton={<TableSkeleton rows={3} />}
        actions={
          <Button
            size="compact-sm"
            leftSection={<IconPlus size={15} stroke={1.6} aria-hidden />}
            onClick={() => setCreating(true)}
          >
            New key
          </Button>
        }
      >
        {keys.length === 0 ? (
          <Empty title="No keys yet">
            Make one for each program that sends records or asks for figures, so that each can be
            revoked alone.
          </Empty>
        ) : (
          <KeyTable keys={keys} asked={asked} />
        )}
      </Card>
      {creating && <NewKey asked={asked} onClose={() => setCreating(false)} />}
    </>
  );
}

interface KeyTableProps {
  readonly keys: readonly AccessKey[];
  readonly asked: ReturnType<typeof useKeys>;
}

function KeyTable({ keys, asked }: KeyTableProps) {
  const format = useFormat();
  const { members } = useMembers();
  const makerOf = (id: string): string => {
    const person = members?.find((member) => id === `person:${member.id}`);
    if (person !== undefined) return person.name;
    return id === 'server'
      ? 'the first start'
      : id.startsWith('key:')
        ? 'a key'
        : 'a former member';
  };
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">May</th>
          <th scope="col">Made</th>
          <th scope="col">Last used</th>
          <th scope="col">
            <span className="cs-visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <td>
              <div>
                <div className={`${classes.strong} ${classes.wrap}`}>{key.name}</div>
                <div className={classes.muted}>ends in {key.hint}</div>
              </div>
            </td>
            <td data-label="May">
              <div className={classes.chips}>
                {key.scopes.map((scope) => (
                  <span key={scope} className={classes.chip} title={scope}>
                    {SCOPES[scope]?.label ?? scope}
                  </span>
                ))}
              </div>
            </td>
            <td data-label="Made">
              <div>
                {format.instant(key.createdAt)}
                <div className={classes.muted}>by {makerOf(key.createdBy)}</div>
              </div>
            </td>
            <td data-label="Last used">
              {key.lastUsedAt === null ? `${NO_VALUE} never` : format.instant(key.lastUsedAt)}
            </td>
            <td className={classes.actions}>
              <Revoke accessKey={key} asked={asked} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface RevokeProps {
  readonly accessKey: AccessKey;
  readonly asked: ReturnType<typeof useKeys>;
}

function Revoke({ accessKey, asked }: RevokeProps) {
  const [asking, setAsking] = useState(false);
  const { revoke } = asked;
  const close = () => {
    setAsking(false);
    revoke.reset();
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Revoke ${accessKey.name}`}
        onClick={() => setAsking(true)}
      >
        Revoke
      </Button>
      {asking && (
        <Confirm
          title={`Revoke ${accessKey.name}?`}
          action="Revoke key"
          problem={revoke.problem}
          pending={revoke.isPending}
          onConfirm={() => revoke.mutate(accessKey.id, { onSuccess: close })}
          onClose={close}
        >
          Whatever uses this key is refused from this moment on. It can’t be undone; a new key can
          be made.
        </Confirm>
      )}
    </>
  );
}

interface NewKeyProps {
  readonly asked: ReturnType<typeof useKeys>;
  readonly onClose: () => void;
}

function NewKey({ asked, onClose }: NewKeyProps) {
  const { create } = asked;
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>(['ingest:write', 'query:read']);
  const close = () => {
    create.reset();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name: name.trim(), scopes: scopes as KeyScope[] });
  };
  if (create.data !== undefined) return <KeyOnce made={create.data} onClose={close} />;
  return (
    <Dialog title="New key" onClose={close} size="lg" centered>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Name"
            description="What uses it, such as “phone system”"
            required
            data-autofocus
            autoComplete="off"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox.Group label="What it may do" value={scopes} onChange={setScopes}>
            <Stack gap="xs" mt="xs">
              {Object.entries(SCOPES).map(([scope, { label, may }]) => (
                <Checkbox key={scope} value={scope} label={label} description={may} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Refused problem={create.problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              type="submit"
              loading={create.isPending}
              disabled={name.trim() === '' || scopes.length === 0}
            >
              Make key
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function KeyOnce({ made, onClose }: { readonly made: CreatedKey; readonly onClose: () => void }) {
  const id = useView().organization?.id ?? '';
  const sends = made.scopes.includes('ingest:write');
  const example = exampleOf(made, id);
  return (
    <Dialog title={`${made.name} is ready`} onClose={onClose} size="lg" centered>
      <Stack gap="md">
        <div>Copy the key now: it is shown this once, and only its hash is kept.</div>
        <Secret label="key" text={made.key} />
        <div>{sends ? 'Send a record with it:' : 'Try it:'}</div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling block must be reachable */}
        <pre className={classes.code} tabIndex={0}>
          {example}
        </pre>
        <Group justify="space-between">
          <Copy label="example" text={example} />
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function exampleOf({ key, scopes }: CreatedKey, organization: string): string {
  if (scopes.includes('ingest:write')) return sendExample(organization, key);
  if (scopes.includes('query:read')) return askExample(organization, key);
  return lookExample(organization, key);
}
