import type { AuditEntry, AuditFilter } from '@callsight/client-model';
import { Button, Select, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useAudit, useDownload, useFormat, useMembers } from '../../data';
import { Card, Empty, TableSkeleton } from '../../ui';
import { actionLabel, auditSentence } from './audit';
import classes from './Settings.module.css';

/** Who did what, and when. */
export function AuditLog() {
  const [filter, setFilter] = useState<AuditFilter>({});
  const asked = useAudit(filter);
  const download = useDownload();
  const entries = asked.pages.flatMap((page) => page.entries);
  return (
    <Card
      title="Audit log"
      subtitle="Who did what to this organization; entries are never changed"
      state={asked.state}
      skeleton={<TableSkeleton rows={8} />}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} stroke={1.6} aria-hidden />}
          loading={download.isPending}
          onClick={() => download.mutate({ name: 'audit.csv', file: asked.file })}
        >
          CSV
        </Button>
      }
    >
      <Filters filter={filter} onChange={setFilter} choices={asked.choices} />
      {entries.length === 0 ? (
        <Empty title="Nothing that fits">Take a filter away to see more.</Empty>
      ) : (
        <Entries entries={entries} />
      )}
      {asked.more !== undefined && (
        <div className={classes.foot}>
          <Button size="xs" variant="default" loading={asked.loadingMore} onClick={asked.more}>
            Show more
          </Button>
        </div>
      )}
    </Card>
  );
}

interface FiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
  readonly choices: ReturnType<typeof useAudit>['choices'];
}

function Filters({ filter, onChange, choices }: FiltersProps) {
  const set = (key: keyof AuditFilter, value: string | null) => {
    const { [key]: _, ...others } = filter;
    onChange(value === null || value === '' ? others : { ...others, [key]: value });
  };
  return (
    <div className={classes.row}>
      <Select
        size="xs"
        w={200}
        label="Who"
        placeholder="Anyone"
        clearable
        searchable
        data={(choices?.actors ?? []).map(({ id, label }) => ({ value: id, label }))}
        value={filter.by ?? null}
        onChange={(value) => set('by', value)}
      />
      <Select
        size="xs"
        w={200}
        label="What"
        placeholder="Anything"
        clearable
        searchable
        data={(choices?.actions ?? []).map((action) => ({
          value: action,
          label: actionLabel(action),
        }))}
        value={filter.action ?? null}
        onChange={(value) => set('action', value)}
      />
      <TextInput
        size="xs"
        type="date"
        label="From"
        value={filter.from ?? ''}
        onChange={(event) => set('from', event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        type="date"
        label="To"
        value={filter.to ?? ''}
        onChange={(event) => set('to', event.currentTarget.value)}
      />
    </div>
  );
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const format = useFormat();
  const { members } = useMembers();
  const people = useMemo(
    () => Object.fromEntries((members ?? []).map(({ id, name }) => [id, name])),
    [members],
  );
  return (
    <ul className={classes.list} aria-label="Entries" style={{ marginTop: 12 }}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes.entry} title={`Request ${entry.requestId}`}>
          <time dateTime={entry.at} className={classes.muted}>
            {format.instant(entry.at)}
          </time>
          <span className={classes.wrap}>
            <span className={classes.strong} title={entry.by.label}>
              {people[entry.by.id.replace(/^person:/, '')] ?? entry.by.label}
            </span>{' '}
            {auditSentence(entry, people)}
          </span>
          <span className={classes.muted}>{entry.address}</span>
        </li>
      ))}
    </ul>
  );
}
