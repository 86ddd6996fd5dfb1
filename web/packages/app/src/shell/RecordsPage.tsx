import { encodeView } from '@callsight/client-model';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMetric, useView } from '../data';
import { DrillRecords } from '../drill';
import { Card, Empty } from '../ui';

/** The records behind a number on a page of their own. */
export function RecordsPage() {
  const { view } = useView();
  const metric = useMetric(view.drill?.metric ?? '');
  if (view.drill === undefined) {
    return <Empty title="No number picked">Click a number on a tab to see its records.</Empty>;
  }
  return (
    <>
      <h1 className="cs-visually-hidden">Records</h1>
      <Card
        title={metric?.label ?? view.drill.metric}
        actions={
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link
                {...props}
                to={'/analytics/overview' as never}
                search={{ raw: encodeView({ ...view, drill: undefined }) } as never}
              />
            )}
          >
            Back to the overview
          </Anchor>
        }
      >
        <DrillRecords drill={view.drill} page />
      </Card>
    </>
  );
}
