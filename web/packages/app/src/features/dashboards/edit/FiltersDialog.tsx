import type { FilterTree } from '@callsight/client-model';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FilterEditor } from '../../../panels/question';
import { Dialog } from '../../../ui';
import { isSame } from '../history';
import type { Drafting } from './useDraft';

interface FiltersDialogProps {
  readonly draft: Drafting;
  readonly close: () => void;
}

/** The filters that a dashboard opens with, by any operator, nested by "any of" and "all of". */
export function FiltersDialog({ draft, close }: FiltersDialogProps) {
  const { content } = draft;
  const [filters, setFilters] = useState<readonly FilterTree[]>(content.filters);
  const apply = () => {
    if (!isSame(filters, content.filters)) {
      draft.change((before) => ({ ...before, filters: [...filters] }));
    }
    close();
  };
  return (
    <Dialog onClose={close} title="Filters of this dashboard" size="lg" centered>
      <Stack gap="md">
        <Text size="sm">
          All of them hold. A widget whose metric lacks a filter’s dimension says so instead of a
          number.
        </Text>
        {/* A filter narrows the widgets that have its dimension, so each is offered. */}
        <FilterEditor filters={filters} metrics={[]} onChange={setFilters} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button onClick={apply}>Apply</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
