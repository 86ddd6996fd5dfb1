import { type Invited, type Member, NO_VALUE, type Role } from '@callsight/client-model';
import { ActionIcon, Button, Group, Menu, Select, Stack, TextInput } from '@mantine/core';
import { IconDots, IconLink, IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useFormat, useMembers, useSession, useView } from '../../data';
import { Card, Dialog, TableSkeleton } from '../../ui';
import { Confirm, Refused, Secret } from './parts';
import { ROLES, RoleHelp, rolesFor } from './roles';
import classes from './Settings.module.css';

type Asked = ReturnType<typeof useMembers>;

const ICON = { size: 15, stroke: 1.6, 'aria-hidden': true } as const;

/** Who belongs to the organization, and what they may. */
export function Members() {
  const asked = useMembers();
  const [inviting, setInviting] = useState(false);
  const { members = [] } = asked;
  return (
    <>
      <Card
        title="Members"
        subtitle={members.length > 0 ? count(members) : undefined}
        state={asked.state}
        skeleton={<TableSkeleton rows={4} />}
        actions={
          <Button
            size="compact-sm"
            leftSection={<IconPlus {...ICON} />}
            onClick={() => setInviting(true)}
          >
            Invite
          </Button>
        }
      >
        <Refused problem={asked.changeRole.problem} />
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Role</th>
              <th scope="col">Last seen</th>
              <th scope="col">
                <span className="cs-visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberRow key={member.id} member={member} members={members} asked={asked} />
            ))}
          </tbody>
        </table>
      </Card>
      <Card title="What each role may">
        <RoleHelp />
      </Card>
      {inviting && <Invitation asked={asked} onClose={() => setInviting(false)} />}
    </>
  );
}

function count(members: readonly Member[]): string {
  const waiting = members.filter(({ passwordSet }) => !passwordSet).length;
  const all = `${members.length} ${members.length === 1 ? 'person' : 'people'}`;
  return waiting === 0 ? all : `${all}, ${waiting} of them invited and not here yet`;
}

interface MemberRowProps {
  readonly member: Member;
  readonly members: readonly Member[];
  readonly asked: Asked;
}

function MemberRow({ member, members, asked }: MemberRowProps) {
  const format = useFormat();
  const self = useSession().data?.person?.id === member.id;
  const own = useView().organization?.role ?? null;
  const lastOwner =
    member.role === 'owner' && members.filter(({ role }) => role === 'owner').length === 1;
  const untouchable = member.role === 'owner' && own !== 'owner';
  const reason = lastOwner
    ? 'The last owner; name another one first'
    : untouchable
      ? 'Only owners change owners'
      : undefined;
  return (
    <tr>
      <td>
        <div>
          <div className={classes.strong}>
            {member.name}
            {self && ' (you)'}
          </div>
          {member.email !== '' && member.email !== member.name && (
            <div className={`${classes.muted} ${classes.wrap}`}>{member.email}</div>
          )}
        </div>
      </td>
      <td data-label="Role">
        <div>
          <Select
            size="xs"
            w={130}
            aria-label={`Role of ${member.name}`}
            allowDeselect={false}
            disabled={reason !== undefined}
            data={rolesFor(own, member.role)}
            value={member.role}
            onChange={(role) =>
              role !== null &&
              role !== member.role &&
              asked.changeRole.mutate({ id: member.id, role: role as Role })
            }
          />
          {reason !== undefined && <div className={classes.muted}>{reason}</div>}
        </div>
      </td>
      <td data-label="Last seen">{lastSeen(member, (at) => format.instant(at))}</td>
      <td className={classes.actions}>
        <More member={member} asked={asked} self={self} locked={reason !== undefined} />
      </td>
    </tr>
  );
}

function lastSeen(member: Member, write: (at: string) => string): string {
  if (member.lastSeenAt !== null) return write(member.lastSeenAt);
  return member.passwordSet ? NO_VALUE : 'Invited, not here yet';
}

interface MoreProps {
  readonly member: Member;
  readonly asked: Asked;
  readonly self: boolean;
  readonly locked: boolean;
}

/** A new way in for who lost it, and the end of a membership. */
function More({ member, asked, self, locked }: MoreProps) {
  const [removing, setRemoving] = useState(false);
  const [linking, setLinking] = useState(false);
  const close = () => {
    setRemoving(false);
    asked.dismiss.reset();
  };
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`More for ${member.name}`}>
            <IconDots {...ICON} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink {...ICON} />} onClick={() => setLinking(true)}>
            New sign-in link
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash {...ICON} />}
            disabled={locked}
            onClick={() => setRemoving(true)}
          >
            Remove from the organization
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {removing && (
        <Confirm
          title={`Remove ${member.name}?`}
          action="Remove"
          problem={asked.dismiss.problem}
          pending={asked.dismiss.isPending}
          onConfirm={() => asked.dismiss.mutate(member.id, { onSuccess: close })}
          onClose={close}
        >
          {self ? 'You' : member.name} will not see this organization any more, at once. What{' '}
          {self ? 'you' : 'they'} made here, such as dashboards and goals, stays.
        </Confirm>
      )}
      {linking && <NewLink member={member} asked={asked} onClose={() => setLinking(false)} />}
    </>
  );
}

interface NewLinkProps {
  readonly member: Member;
  readonly asked: Asked;
  readonly onClose: () => void;
}

function NewLink({ member, asked, onClose }: NewLinkProps) {
  const { link } = asked;
  const close = () => {
    link.reset();
    onClose();
  };
  return (
    <Dialog title={`Sign-in link for ${member.name}`} onClose={close} size="lg" centered>
      <Stack gap="md">
        {link.data === undefined ? (
          <>
            <div>
              The link works once, within 72 hours, and signs {member.name} in without a password.
              Links made before stop working.
            </div>
            <Refused problem={link.problem} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button loading={link.isPending} onClick={() => link.mutate(member.id)}>
                Make a link
              </Button>
            </Group>
          </>
        ) : (
          <LinkOnce name={member.name} link={link.data} onClose={close} />
        )}
      </Stack>
    </Dialog>
  );
}

interface LinkOnceProps {
  readonly name: string;
  readonly link: string;
  readonly onClose: () => void;
}

function LinkOnce({ name, link, onClose }: LinkOnceProps) {
  return (
    <>
      <div>
        Hand this link to {name}. It is shown this once and works once, within 72 hours; with it{' '}
        {name} sets a password.
      </div>
      <Secret label="link" text={link} />
      <Group justify="flex-end">
        <Button onClick={onClose}>Done</Button>
      </Group>
    </>
  );
}

interface InvitationProps {
  readonly asked: Asked;
  readonly onClose: () => void;
}

function Invitation({ asked, onClose }: InvitationProps) {
  const { invite } = asked;
  const own = useView().organization?.role ?? null;
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const close = () => {
    invite.reset();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ email: email.trim(), name: name.trim(), role });
  };
  if (invite.data !== undefined) {
    return (
      <Dialog title={`${invite.data.name} is invited`} onClose={close} size="lg" centered>
        <Stack gap="md">
          <Outcome invited={invite.data} onClose={close} />
        </Stack>
      </Dialog>
    );
  }
  return (
    <Dialog title="Invite someone" onClose={close} size="lg" centered>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Email"
            type="email"
            required
            data-autofocus
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <TextInput
            label="Name"
            autoComplete="off"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label="Role"
            description={ROLES[role].may}
            allowDeselect={false}
            data={rolesFor(own, 'viewer')}
            value={role}
            onChange={(picked) => picked !== null && setRole(picked as Role)}
          />
          <Refused problem={invite.problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={invite.isPending} disabled={email.trim() === ''}>
              Invite
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function Outcome({
  invited,
  onClose,
}: {
  readonly invited: Invited;
  readonly onClose: () => void;
}) {
  if (invited.link !== null) {
    return (
      <>
        {invited.mailed && (
          <div>
            A mail with the link is on its way to {invited.email}. If it does not arrive, use the
            link below.
          </div>
        )}
        <LinkOnce name={invited.name} link={invited.link} onClose={onClose} />
      </>
    );
  }
  return (
    <>
      <div>
        {invited.name} signs in here already, and will find this organization in the picker at the
        top left.
      </div>
      <Group justify="flex-end">
        <Button onClick={onClose}>Done</Button>
      </Group>
    </>
  );
}
