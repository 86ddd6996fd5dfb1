import {
  type Dashboard,
  type FilterTree,
  nameOf,
  rangeText,
  treeText,
} from '@callsight/client-model';
import { Badge, Button, Skeleton } from '@mantine/core';
import { IconPencil, IconRestore } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { Scope, useCatalog, useDashboard, useFormat, useMayBuild, useView } from '../../data';
import { Empty, Failure } from '../../ui';
import { Board } from './Board';
import { BoardMenu } from './BoardMenu';
import { openingView, standingFilters } from './content';
import classes from './Dashboards.module.css';
import { useAddresses, useOpened } from './go';
import { isSame } from './history';
import { sharingBadge } from './sharing';

const ICON = { size: 15, stroke: 1.7, 'aria-hidden': true } as const;

/** One dashboard, in the range and under the filters of the page. */
export function DashboardPage() {
  const { dashboard: id } = useParams({ strict: false }) as { dashboard: string };
  const asked = useDashboard(id);
  const opened = useOpened(id, asked.value);
  const { value } = asked;
  useTitle(value?.name);
  if (asked.problem !== undefined && value === undefined) {
    return asked.problem.status === 404 ? (
      <Gone />
    ) : (
      <Failure problem={asked.problem} retry={asked.retry} />
    );
  }
  if (value === undefined || !opened) {
    return (
      <div aria-busy>
        <Skeleton height={32} width="40%" mb={24} />
        <Skeleton height={320} />
      </div>
    );
  }
  return <Opened dashboard={value} />;
}

function Opened({ dashboard }: { readonly dashboard: Dashboard }) {
  const addresses = useAddresses();
  const standing = useMemo(() => standingFilters(dashboard), [dashboard]);
  return (
    <>
      <header className={classes.head}>
        <div className={classes.titles}>
          <h1 className={classes.title}>{dashboard.name}</h1>
          {dashboard.description !== '' && (
            <p className={classes.description}>{dashboard.description}</p>
          )}
          <Facts dashboard={dashboard} />
          <Standing filters={standing} />
        </div>
        <div className={classes.tools}>
          <BackToOwn dashboard={dashboard} />
          {dashboard.mayEdit && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPencil {...ICON} />}
              renderRoot={(props) => <Link {...props} {...addresses.edit(dashboard.id)} />}
            >
              Edit
            </Button>
          )}
          <BoardMenu entry={dashboard} afterRemoval={addresses.list} />
        </div>
      </header>
      {dashboard.widgets.length === 0 ? (
        <Empty title="Nothing on this dashboard yet">
          {dashboard.mayEdit
            ? 'Choose Edit, then Add a widget.'
            : `Ask ${dashboard.author.name} to add something.`}
        </Empty>
      ) : (
        <Scope filters={standing}>
          <Board widgets={dashboard.widgets} />
        </Scope>
      )}
    </>
  );
}

function Facts({ dashboard }: { readonly dashboard: Dashboard }) {
  const format = useFormat();
  const mayBuild = useMayBuild();
  const by = dashboard.own ? 'you' : dashboard.author.name;
  const last = dashboard.changedBy.name;
  return (
    <div className={classes.facts}>
      <Badge variant="light" color="gray" size="sm" className={classes.badge}>
        {sharingBadge(dashboard.sharing)}
      </Badge>
      <span>By {by}</span>
      <span>
        Changed {format.instant(dashboard.updatedAt)}
        {last !== dashboard.author.name && ` by ${last}`}
      </span>
      {!dashboard.mayEdit && (
        <span>
          {mayBuild
            ? 'You may see it; duplicate it to change it.'
            : 'You may see it, not change it.'}
        </span>
      )}
    </div>
  );
}

/** The filters that always hold. */
function Standing({ filters }: { readonly filters: readonly FilterTree[] }) {
  const catalog = useCatalog();
  if (filters.length === 0) return null;
  const texts = filters.map((filter) =>
    treeText(filter, catalog, (dimension, value) => nameOf(undefined, dimension, value)),
  );
  return <div className={classes.facts}>Always: {texts.join('; ')}</div>;
}

/** The way back to the range and filters that the dashboard opens with. */
function BackToOwn({ dashboard }: { readonly dashboard: Dashboard }) {
  const { view, change } = useView();
  const format = useFormat();
  const own = openingView(dashboard);
  const { range, comparison, filters } = view;
  if (isSame(own, { range, comparison, filters })) return null;
  return (
    <Button
      size="xs"
      variant="subtle"
      leftSection={<IconRestore {...ICON} />}
      title={`Opens with: ${rangeText(own.range, format)}`}
      onClick={() => change(own)}
    >
      Reset range and filters
    </Button>
  );
}

function Gone() {
  const addresses = useAddresses();
  return (
    <Empty
      title="No such dashboard"
      action={
        <Button
          size="xs"
          variant="default"
          renderRoot={(props) => <Link {...props} {...addresses.list} />}
        >
          All dashboards
        </Button>
      }
    >
      It was deleted, or it is private. Ask the person who sent the address to share it.
    </Empty>
  );
}

function useTitle(name: string | undefined): void {
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · Callsight`;
  }, [name]);
}
