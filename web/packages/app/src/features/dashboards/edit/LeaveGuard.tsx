import { Button, Group, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { Dialog } from '../../../ui';

interface LeaveGuardProps {
  /** Whether there is something to lose. */
  readonly active: boolean;
  /** True while leaving is meant, such as by Save. */
  readonly leaving: RefObject<boolean>;
}

/** Asks before unsaved changes are left behind. A new range or filter leaves nothing behind. */
export function LeaveGuard({ active, leaving }: LeaveGuardProps) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      active && !leaving.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => active && !leaving.current,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog onClose={blocker.reset} title="Leave without saving?" centered>
      <Text size="sm">Your changes to this dashboard are not saved yet.</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={blocker.reset}>
          Go on editing
        </Button>
        <Button color="red" onClick={blocker.proceed}>
          Leave
        </Button>
      </Group>
    </Dialog>
  );
}
