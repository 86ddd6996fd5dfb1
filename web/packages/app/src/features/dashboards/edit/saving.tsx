import type { Dashboard } from '@callsight/client-model';
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { problemOf, useDashboardChanges } from '../../../data';
import { Dialog } from '../../../ui';
import type { Drafting } from './useDraft';

/**
 * Keeps a draft on the server, and notices when somebody else was faster.
 *
 * @param done leaves the edit, once there is nothing to lose; for the copy when the draft became one
 */
export function useSaving(dashboard: Dashboard, draft: Drafting, done: (copy?: Dashboard) => void) {
  const changes = useDashboardChanges();
  const [version, setVersion] = useState(dashboard.version);
  const [conflict, setConflict] = useState<Dashboard | 'gone'>();
  const { replace, create } = changes;
  const problem = problemOf(replace.error ?? create.error);
  const isConflict = problem?.status === 409 || problem?.status === 412;
  const isGone = problem?.status === 404;
  return {
    save: () =>
      replace.mutate(
        { id: dashboard.id, version, content: draft.content },
        {
          onSuccess: () => done(),
          onError: (error) => {
            const status = problemOf(error)?.status;
            if (status === 404) return setConflict('gone');
            if (status !== 409 && status !== 412) return;
            void changes.load(dashboard.id).then(setConflict, () => setConflict('gone'));
          },
        },
      ),
    saveAsCopy: () =>
      create.mutate(
        { ...draft.content, name: `${draft.content.name} (copy)`, sharing: 'private' },
        {
          onSuccess: (copy) => {
            draft.restart(copy);
            setConflict(undefined);
            done(copy);
          },
        },
      ),
    /** Drops the draft for what is on the server. */
    takeTheirs: (theirs: Dashboard) => {
      changes.keep(theirs);
      setVersion(theirs.version);
      draft.restart(theirs);
      replace.reset();
      setConflict(undefined);
    },
    closeConflict: () => setConflict(undefined),
    conflict,
    pending: replace.isPending || create.isPending,
    problem:
      problem === undefined || isConflict || isGone
        ? undefined
        : [problem.message, ...problem.fields.map(({ message }) => message)].join(' '),
  };
}

interface ConflictProps {
  readonly saving: ReturnType<typeof useSaving>;
  readonly draft: Drafting;
}

/** Nobody's changes are lost without a word. */
export function Conflict({ saving }: ConflictProps) {
  const { conflict } = saving;
  if (conflict === undefined) return null;
  const gone = conflict === 'gone';
  return (
    <Dialog
      onClose={saving.closeConflict}
      title={gone ? 'This dashboard was deleted' : 'Somebody else changed this dashboard'}
      centered
    >
      <Text size="sm">
        {gone
          ? 'It was deleted, or is no longer shared with you, while you were changing it. You can keep your changes as a dashboard of your own.'
          : `${conflict.changedBy.name} saved it while you were changing it. Take theirs and lose your changes, or keep yours as a copy beside it.`}
      </Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" size="xs" onClick={saving.closeConflict}>
          Go on editing
        </Button>
        {!gone && (
          <Button variant="default" size="xs" onClick={() => saving.takeTheirs(conflict)}>
            Load theirs
          </Button>
        )}
        <Button size="xs" loading={saving.pending} onClick={saving.saveAsCopy}>
          Save mine as a copy
        </Button>
      </Group>
    </Dialog>
  );
}
