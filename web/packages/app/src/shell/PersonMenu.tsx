import { encodeView } from '@callsight/client-model';
import { Avatar, Menu, UnstyledButton } from '@mantine/core';
import { IconDeviceTv, IconLogout, IconSettings } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMayAdminister, useSession, useSignOut, useView } from '../data';
import { MenuButton } from '../ui';
import { useGoToSettings } from './settings';

/** Who is signed in, their role here, and the way out. */
export function PersonMenu() {
  const person = useSession().data?.person;
  const { organization, view } = useView();
  const seen = { ...view, drill: undefined, choices: {} };
  const signOut = useSignOut();
  const maySet = useMayAdminister();
  const goToSettings = useGoToSettings();
  const name = person?.name ?? person?.email ?? 'You';
  return (
    <MenuButton
      position="bottom-end"
      width={240}
      button={
        <UnstyledButton aria-label={`Account of ${name}`} ml={4} style={{ borderRadius: 999 }}>
          <Avatar size={30} radius="xl" color="accent" name={name} aria-hidden />
        </UnstyledButton>
      }
    >
      <Menu.Label c="dimmed">
        {name}
        {person?.email !== null && person?.email !== name && <br />}
        {person?.email !== name ? person?.email : null}
        {organization?.role !== null && organization !== undefined && (
          <>
            <br />
            {organization.role} of {organization.name}
          </>
        )}
      </Menu.Label>
      <Menu.Divider />
      {maySet && (
        <Menu.Item
          leftSection={<IconSettings size={15} aria-hidden />}
          onClick={() => goToSettings('general')}
        >
          Settings
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconDeviceTv size={15} aria-hidden />}
        renderRoot={(props) => (
          <Link {...props} to={'/wall' as never} search={{ raw: encodeView(seen) } as never} />
        )}
      >
        Wall screen
      </Menu.Item>
      <Menu.Item
        leftSection={<IconLogout size={15} aria-hidden />}
        onClick={() => signOut.mutate()}
      >
        Sign out
      </Menu.Item>
    </MenuButton>
  );
}
