import { type Answer, DEFAULT_VIEW, encodeView } from '@callsight/client-model';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMayAdminister, useView } from '../data';
import { Card, Empty } from '../ui';
import classes from './panels.module.css';

interface FirstRecordsProps {
  /** Any answer of the page: each says whether there is any record at all. */
  readonly answer: Answer | undefined;
}

/** What to do first in an organization without any records; nothing once there are some. */
export function FirstRecords({ answer }: FirstRecordsProps) {
  const { view } = useView();
  const maySend = useMayAdminister();
  const none =
    answer?.meta.watermark === null &&
    Object.values(answer.totals).every((total) => total === null || total === 0);
  if (!none) return null;
  const raw = encodeView({ ...DEFAULT_VIEW, organization: view.organization });
  return (
    <Card title="No records yet" className={classes.full ?? ''}>
      <Empty
        title="Send calls, leads, deals or campaigns"
        {...(maySend
          ? {
              action: (
                <Button
                  size="xs"
                  renderRoot={(props) => (
                    <Link {...props} to={'/settings/data' as never} search={{ raw } as never} />
                  )}
                >
                  How to send records
                </Button>
              ),
            }
          : {})}
      >
        {maySend
          ? 'As JSON or CSV, with an API key. Figures appear here within a second of the records.'
          : 'Owners and admins send them. Figures appear here within a second of the records.'}
      </Empty>
    </Card>
  );
}
