import type { Dashboard } from '@callsight/client-model';
import { Button, Skeleton } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useDashboard } from '../../../data';
import { Empty, Failure } from '../../../ui';
import { useAddresses, useOpened } from '../go';
import { Editor } from './Editor';

/** A dashboard while it is changed. */
export function EditPage() {
  const { dashboard: id } = useParams({ strict: false }) as { dashboard: string };
  const asked = useDashboard(id);
  const opened = useOpened(id, asked.value);
  if (asked.problem !== undefined && asked.value === undefined) {
    return <Failure problem={asked.problem} retry={asked.retry} />;
  }
  if (asked.value === undefined || !opened) {
    return (
      <div aria-busy>
        <Skeleton height={32} width="40%" mb={24} />
        <Skeleton height={320} />
      </div>
    );
  }
  if (!asked.value.mayEdit) return <NotAllowed dashboard={asked.value} />;
  return <Editor key={asked.value.id} dashboard={asked.value} />;
}

function NotAllowed({ dashboard }: { readonly dashboard: Dashboard }) {
  const addresses = useAddresses();
  return (
    <Empty
      title="You may see this dashboard, not change it"
      action={
        <Button
          size="xs"
          variant="default"
          renderRoot={(props) => <Link {...props} {...addresses.boardAsItIs(dashboard.id)} />}
        >
          Show it
        </Button>
      }
    >
      Ask {dashboard.author.name} to let others change it, or duplicate it and change the copy.
    </Empty>
  );
}
