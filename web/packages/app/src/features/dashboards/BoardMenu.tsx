import type { DashboardContent, DashboardEntry } from '@callsight/client-model';
import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { IconCopy, IconDots, IconDownload, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { problemOf, useDashboardChanges, useDownload, useMayBuild } from '../../data';
import { Dialog } from '../../ui';
import { type Address, useAddresses, useGo } from './go';

const ICON = { size: 15, stroke: 1.6, 'aria-hidden': true } as const;

type Subject = Pick<DashboardEntry, 'id' | 'name' | 'mayEdit'> & Pick<DashboardContent, 'sharing'>;

interface BoardMenuProps {
  readonly entry: Subject;
  /** Where to go once it is deleted; nowhere when absent. */
  readonly afterRemoval?: Address;
}

/** What can be done with a dashboard as a whole. */
export function BoardMenu({ entry, afterRemoval }: BoardMenuProps) {
  const changes = useDashboardChanges();
  const mayBuild = useMayBuild();
  const download = useDownload();
  const addresses = useAddresses();
  const go = useGo();
  const [removing, setRemoving] = useState(false);
  const name = `dashboard-${entry.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.json`;
  const failed = problemOf(changes.duplicate.error ?? download.error);
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="md"
            loading={changes.duplicate.isPending}
            aria-label={`More for ${entry.name}`}
          >
            <IconDots {...ICON} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayBuild && (
            <Menu.Item
              leftSection={<IconCopy {...ICON} />}
              onClick={() =>
                changes.duplicate.mutate(entry.id, {
                  onSuccess: (copy) => go(addresses.board(copy.id)),
                })
              }
            >
              Duplicate
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconDownload {...ICON} />}
            onClick={() => download.mutate({ name, file: () => changes.exported(entry.id) })}
          >
            Export as JSON
          </Menu.Item>
          {entry.mayEdit && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash {...ICON} />}
              onClick={() => setRemoving(true)}
            >
              Delete
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {failed !== undefined && (
        <Text size="xs" c="red" role="alert">
          {failed.message}
        </Text>
      )}
      {removing && (
        <Removal entry={entry} close={() => setRemoving(false)} afterRemoval={afterRemoval} />
      )}
    </>
  );
}

interface RemovalProps {
  readonly entry: Subject;
  readonly close: () => void;
  readonly afterRemoval: Address | undefined;
}

/** Asks once more, for a dashboard can't be brought back. */
function Removal({ entry, close, afterRemoval }: RemovalProps) {
  const { remove } = useDashboardChanges();
  const go = useGo();
  const problem = problemOf(remove.error);
  return (
    <Dialog onClose={close} title={`Delete ${entry.name}?`} centered>
      <Text size="sm">
        It can’t be brought back
        {entry.sharing === 'private' ? '' : ', and everyone it is shared with loses it'}. Export it
        first to keep it as a file.
      </Text>
      {problem !== undefined && (
        <Text size="sm" c="red" role="alert" mt="sm">
          {problem.message}
        </Text>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          Keep it
        </Button>
        <Button
          color="red"
          loading={remove.isPending}
          onClick={() =>
            remove.mutate(entry.id, {
              onSuccess: () => {
                close();
                if (afterRemoval !== undefined) go(afterRemoval);
              },
            })
          }
        >
          Delete
        </Button>
      </Group>
    </Dialog>
  );
}
