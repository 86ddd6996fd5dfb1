import { type DataKind, NO_VALUE, type RejectedRow } from '@callsight/client-model';
import { Button, Menu, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useDownload, useFormat, useRejected } from '../../data';
import { Card, Empty, TableSkeleton } from '../../ui';
import { Confirm } from './parts';
import classes from './Settings.module.css';

const FILES = [
  { type: 'text/csv', label: 'CSV', name: 'rejected.csv' },
  { type: 'application/x-ndjson', label: 'NDJSON', name: 'rejected.ndjson' },
] as const;

/** Rows that were refused, with what was wrong with them. */
export function Rejected({ kinds }: { readonly kinds: readonly DataKind[] }) {
  const [entity, setEntity] = useState<string | null>(null);
  const asked = useRejected(entity ?? undefined);
  const [clearing, setClearing] = useState(false);
  const rows = asked.pages.flatMap((page) => page.rows);
  const total = asked.pages[0]?.total ?? 0;
  const labels = Object.fromEntries(kinds.map((kind) => [kind.entity, kind.label]));
  const close = () => {
    setClearing(false);
    asked.clear.reset();
  };
  return (
    <Card
      title="Refused rows"
      subtitle="The newest 1,000 of the last 30 days; of one file or request the first 200"
      state={asked.state}
      skeleton={<TableSkeleton rows={3} />}
      actions={
        <>
          <Select
            size="xs"
            w={150}
            aria-label="Kind of refused rows"
            placeholder="All kinds"
            clearable
            data={kinds.map(({ entity: value, label }) => ({ value, label }))}
            value={entity}
            onChange={setEntity}
          />
          <Download file={asked.file} disabled={total === 0} />
          <Button
            size="compact-sm"
            variant="default"
            disabled={total === 0}
            onClick={() => setClearing(true)}
          >
            Clear
          </Button>
        </>
      }
    >
      {rows.length === 0 ? (
        <Empty title="Nothing was refused">
          When a row can’t be stored, it is named here with the reason and who sent it.
        </Empty>
      ) : (
        <RowTable rows={rows} labels={labels} />
      )}
      {rows.length > 0 && (
        <div className={classes.foot}>
          <span className={classes.muted}>
            {rows.length} of {total} shown
          </span>
          {asked.more !== undefined && (
            <Button size="xs" variant="default" loading={asked.loadingMore} onClick={asked.more}>
              Show more
            </Button>
          )}
        </div>
      )}
      {clearing && (
        <Confirm
          title="Forget these refused rows?"
          action="Clear"
          problem={asked.clear.problem}
          pending={asked.clear.isPending}
          onConfirm={() => asked.clear.mutate(undefined, { onSuccess: close })}
          onClose={close}
        >
          {total} {total === 1 ? 'row is' : 'rows are'} taken off this list. Stored records stay as
          they are.
        </Confirm>
      )}
    </Card>
  );
}

interface DownloadProps {
  readonly file: (type: string) => Promise<Blob>;
  readonly disabled: boolean;
}

function Download({ file, disabled }: DownloadProps) {
  const download = useDownload();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          disabled={disabled}
          loading={download.isPending}
          leftSection={<IconDownload size={14} stroke={1.6} aria-hidden />}
        >
          Download
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FILES.map(({ type, label, name }) => (
          <Menu.Item key={type} onClick={() => download.mutate({ name, file: () => file(type) })}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface RowTableProps {
  readonly rows: readonly RejectedRow[];
  readonly labels: Readonly<Record<string, string>>;
}

function RowTable({ rows, labels }: RowTableProps) {
  const format = useFormat();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Came</th>
          <th scope="col">Kind</th>
          <th scope="col" className={classes.number}>
            Line
          </th>
          <th scope="col">What was wrong</th>
          <th scope="col">Value</th>
          <th scope="col">Sent by</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td data-label="Came">{format.instant(row.at)}</td>
            <td data-label="Kind">{labels[row.entity] ?? row.entity}</td>
            <td data-label="Line" className={classes.number}>
              {row.line ?? NO_VALUE}
            </td>
            <td data-label="Wrong">
              <div className={classes.wrap}>
                {row.field !== null && <code>{row.field}</code>} {row.message}
              </div>
            </td>
            <td data-label="Value">
              <code className={classes.wrap}>{row.value ?? NO_VALUE}</code>
            </td>
            <td data-label="Sent by" className={classes.wrap} title={`Request ${row.requestId}`}>
              {row.by.label}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
