import { encodeView } from '@callsight/client-model';
import { Button, Drawer } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMetric, useView } from '../data';
import { DrillRecords } from './DrillRecords';

/** The panel beside the page with the records behind what was clicked; the address opens it. */
export function DrillPanel() {
  const { view, closeDrill } = useView();
  const metric = useMetric(view.drill?.metric ?? '');
  return (
    <Drawer
      opened={view.drill !== undefined}
      onClose={closeDrill}
      position="right"
      size="min(920px, 100vw)"
      title={metric?.label ?? view.drill?.metric ?? ''}
      styles={{ title: { fontWeight: 600, fontSize: 16 } }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {view.drill !== undefined && (
        <DrillRecords
          drill={view.drill}
          actions={
            <Button
              size="xs"
              variant="default"
              leftSection={<IconArrowUpRight size={14} aria-hidden />}
              renderRoot={(props) => (
                <Link
                  {...props}
                  to={'/analytics/records' as never}
                  search={{ raw: encodeView(view) } as never}
                />
              )}
            >
              Open as page
            </Button>
          }
        />
      )}
    </Drawer>
  );
}
