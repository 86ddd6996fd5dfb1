import type { DashboardEntry } from '@callsight/client-model';
import { Badge, Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconUpload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { problemOf, useDashboardChanges, useDashboards, useFormat, useMayBuild } from '../../data';
import { Empty, Failure, TableSkeleton } from '../../ui';
import { BoardMenu } from './BoardMenu';
import classes from './Dashboards.module.css';
import { useAddresses, useGo } from './go';
import { ImportDialog } from './ImportDialog';
import { sharingBadge } from './sharing';
import { TemplateGallery } from './TemplateGallery';

type Whose = 'all' | 'own' | 'shared';

const ICON = { size: 15, stroke: 1.7, 'aria-hidden': true } as const;
const SKELETON_ROWS = 5;

/** The dashboards that one may see, and the ways to begin one. */
export function DashboardsPage() {
  const asked = useDashboards();
  const mayBuild = useMayBuild();
  const [importing, setImporting] = useState(false);
  return (
    <>
      <header className={classes.head}>
        <div className={classes.titles}>
          <h1 className={classes.title}>Dashboards</h1>
          <p className={classes.description}>
            Put together what you look at every day, and share it.
          </p>
        </div>
        {mayBuild && (
          <div className={classes.tools}>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconUpload {...ICON} />}
              onClick={() => setImporting(true)}
            >
              Import
            </Button>
            <NewDashboard />
          </div>
        )}
      </header>
      {asked.problem !== undefined && asked.value === undefined ? (
        <Failure problem={asked.problem} retry={asked.retry} />
      ) : asked.value === undefined ? (
        <div aria-busy>
          <TableSkeleton rows={SKELETON_ROWS} />
        </div>
      ) : (
        <Entries entries={asked.value} mayBuild={mayBuild} />
      )}
      <TemplateGallery mayBuild={mayBuild} />
      {importing && <ImportDialog close={() => setImporting(false)} />}
    </>
  );
}

function NewDashboard() {
  const { create } = useDashboardChanges();
  const addresses = useAddresses();
  const go = useGo();
  const problem = problemOf(create.error);
  return (
    <>
      <Button
        size="xs"
        leftSection={<IconPlus {...ICON} />}
        loading={create.isPending}
        onClick={() =>
          create.mutate(
            { name: 'Untitled dashboard', comparison: ['previous_period'] },
            { onSuccess: ({ id }) => go(addresses.edit(id)) },
          )
        }
      >
        New dashboard
      </Button>
      {problem !== undefined && <span role="alert">{problem.message}</span>}
    </>
  );
}

interface EntriesProps {
  readonly entries: readonly DashboardEntry[];
  readonly mayBuild: boolean;
}

function Entries({ entries, mayBuild }: EntriesProps) {
  const [search, setSearch] = useState('');
  const [whose, setWhose] = useState<Whose>('all');
  const shown = entries.filter((entry) => isWhose(entry, whose) && isFound(entry, search));
  if (entries.length === 0) {
    return (
      <Empty title="No dashboards yet">
        {mayBuild
          ? 'Begin with an empty one, or with a template below.'
          : 'Nobody has shared one yet. Ask an analyst or admin of this organization.'}
      </Empty>
    );
  }
  return (
    <section aria-label="Your dashboards">
      <div className={classes.finding}>
        <TextInput
          size="xs"
          placeholder="Find by name or author"
          aria-label="Find a dashboard"
          leftSection={<IconSearch {...ICON} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label="Whose"
          value={whose}
          onChange={(value) => setWhose(value as Whose)}
          data={[
            { value: 'all', label: 'All' },
            { value: 'own', label: 'Mine' },
            { value: 'shared', label: 'Shared by others' },
          ]}
        />
      </div>
      {shown.length === 0 ? (
        <Empty title="None found">Try another word, or show all.</Empty>
      ) : (
        <ul className={classes.list}>
          {shown.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Entry({ entry }: { readonly entry: DashboardEntry }) {
  const format = useFormat();
  const addresses = useAddresses();
  const count = entry.widgets === 1 ? '1 widget' : `${entry.widgets} widgets`;
  return (
    <li className={classes.entry}>
      <div className={classes.titles}>
        <Link {...addresses.board(entry.id)} className={classes.name}>
          {entry.name}
        </Link>
        {entry.description !== '' && <p className={classes.description}>{entry.description}</p>}
        <div className={classes.facts}>
          <Badge variant="light" color="gray" size="sm" className={classes.badge}>
            {sharingBadge(entry.sharing)}
          </Badge>
          <span>By {entry.own ? 'you' : entry.author.name}</span>
          <span>{count}</span>
          <span>
            Changed {format.instant(entry.updatedAt)}
            {entry.changedBy.id !== entry.author.id && ` by ${entry.changedBy.name}`}
          </span>
        </div>
      </div>
      <BoardMenu entry={entry} />
    </li>
  );
}

function isWhose(entry: DashboardEntry, whose: Whose): boolean {
  return whose === 'all' || entry.own === (whose === 'own');
}

function isFound(entry: DashboardEntry, search: string): boolean {
  const text = `${entry.name} ${entry.description} ${entry.author.name}`.toLowerCase();
  return text.includes(search.trim().toLowerCase());
}
