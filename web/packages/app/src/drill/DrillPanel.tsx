import { type Drill, encodeView, isTest, withFilter } from '@callsight/client-model';
import { Button, Drawer } from '@mantine/core';
import { IconArrowUpRight, IconZoomIn } from '@tabler/icons-react';
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
            <>
              <Narrow drill={view.drill} />
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
            </>
          }
        />
      )}
    </Drawer>
  );
}

/** Goes on with the page narrowed to what was opened: its period, its filters. Nothing where the page is that already. */
function Narrow({ drill }: { readonly drill: Drill }) {
  const { view, zoom, change } = useView();
  const { range } = drill;
  // The page's own filters don't nest.
  const filters = drill.filters.filter(isTest);
  if (range === undefined && filters.length === 0) return null;
  const narrow = () => {
    if (range !== undefined) zoom(range, filters);
    else change({ filters: filters.reduce(withFilter, view.filters), drill: undefined });
  };
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconZoomIn size={14} aria-hidden />}
      title={`Narrows the page to this ${range === undefined ? 'by a filter' : 'time'}; the way back stands above it`}
      onClick={narrow}
    >
      Look closer
    </Button>
  );
}
