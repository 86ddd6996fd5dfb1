import {
  type Catalog,
  type CatalogMetric,
  type Drill,
  type Names,
  nameOf,
  type RecordsPage,
  type RecordsPart,
  treeText,
} from '@callsight/client-model';
import { Button, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import {
  client,
  useAnswer,
  useCatalog,
  useDownload,
  useFormat,
  useMetric,
  useRecords,
  useRecordsQuery,
  useView,
} from '../data';
import { Empty, Failure, TableSkeleton } from '../ui';
import classes from './Drill.module.css';
import { MadeOf } from './MadeOf';
import { RecordsTable } from './RecordsTable';

interface DrillRecordsProps {
  readonly drill: Drill;
  /** Beside the download, for example "Open as page". */
  readonly actions?: ReactNode;
  /** Fills the page instead of a panel. */
  readonly page?: boolean;
}

/** A number and the records it is made of. */
export function DrillRecords({ drill, actions, page = false }: DrillRecordsProps) {
  const query = useRecordsQuery(drill);
  const records = useRecords(query);
  const download = useDownload();
  const first = records.data?.pages[0];
  return (
    <div className={page ? classes.page : undefined}>
      <DrillHead drill={drill} first={first} />
      <div className={classes.bar}>
        <PartSwitch drill={drill} />
        <span className={classes.spring} />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          loading={download.isPending}
          disabled={query === undefined || records.problem !== undefined}
          onClick={() =>
            query !== undefined &&
            download.mutate({ name: fileName(drill), file: () => client.recordsCsv(query) })
          }
        >
          CSV
        </Button>
        {actions}
      </div>
      {download.error !== null && (
        <p className={classes.failed} role="alert">
          The file could not be made: {download.error.message}
        </p>
      )}
      <DrillBody drill={drill} records={records} />
    </div>
  );
}

function DrillHead({
  drill,
  first,
}: {
  readonly drill: Drill;
  readonly first: RecordsPage | undefined;
}) {
  const format = useFormat();
  const metric = useMetric(drill.metric);
  const question = useMemo(
    () => ({
      metrics: [drill.metric],
      filters: drill.filters,
      comparison: [],
      ...(drill.range === undefined ? {} : { range: drill.range }),
    }),
    [drill],
  );
  const { answer } = useAnswer(question);
  const value = answer?.totals[drill.metric];
  return (
    <>
      <div className={classes.head}>
        {value !== undefined && metric !== undefined && (
          <span className={classes.number}>{format.full(value, metric.unit)}</span>
        )}
        {first !== undefined && (
          <span className={classes.muted} data-testid="drill-total">
            {format.number(first.total)} {first.total === 1 ? 'record' : 'records'}
          </span>
        )}
        {first !== undefined && (
          <span className={classes.muted}>
            {format.range(first.meta.range)} · {first.meta.timezone}
          </span>
        )}
      </div>
      <DrillChips drill={drill} first={first} />
    </>
  );
}

function DrillChips({
  drill,
  first,
}: {
  readonly drill: Drill;
  readonly first: RecordsPage | undefined;
}) {
  const { view } = useView();
  const catalog = useCatalog();
  const names = namesByDimension(first?.names, catalog);
  const filters = [...view.filters, ...drill.filters];
  if (filters.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label="Filters">
      {filters.map((filter) => {
        const text = treeText(filter, catalog, (dimension, value) =>
          nameOf(names, dimension, value),
        );
        return (
          <li className={classes.chip} key={text}>
            {text}
          </li>
        );
      })}
    </ul>
  );
}

/** Records name values by their field, filters by a dimension, which has the field as an alias. */
function namesByDimension(names: Names | undefined, catalog: Catalog | undefined): Names {
  const dimensions = catalog?.dimensions ?? [];
  return Object.fromEntries(
    dimensions.flatMap(({ id, aliases = [] }) => {
      const field = [id, ...aliases].find((name) => names?.[name] !== undefined);
      return field === undefined ? [] : [[id, names?.[field] ?? {}]];
    }),
  );
}

/** For a rate: the rows counted above the line, or all rows counted below it. */
function PartSwitch({ drill }: { readonly drill: Drill }) {
  const metric = useMetric(drill.metric);
  const { change } = useView();
  if (!isRate(metric)) return null;
  return (
    <SegmentedControl
      size="xs"
      aria-label="Which records"
      value={drill.part ?? 'numerator'}
      onChange={(part) => change({ drill: { ...drill, part: part as RecordsPart } })}
      data={[
        { value: 'numerator', label: 'Counted' },
        { value: 'denominator', label: 'Out of' },
      ]}
    />
  );
}

interface DrillBodyProps {
  readonly drill: Drill;
  readonly records: ReturnType<typeof useRecords>;
}

function DrillBody({ drill, records }: DrillBodyProps) {
  const format = useFormat();
  const pages = records.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages]);
  if (records.problem?.code === 'no_records') return <MadeOf drill={drill} />;
  if (records.problem !== undefined && pages === undefined) {
    return <Failure problem={records.problem} retry={() => void records.refetch()} />;
  }
  const first = pages?.[0];
  if (first === undefined) return <TableSkeleton rows={10} />;
  if (rows.length === 0) {
    return <Empty title="No records">Pick another range or remove a filter.</Empty>;
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling block must be reachable */}
      <section className={classes.scroll} tabIndex={0} aria-label="Records">
        <RecordsTable columns={first.columns} rows={rows} names={first.names} />
      </section>
      <div className={classes.more}>
        <span className={classes.muted}>
          {format.number(rows.length)} of {format.number(first.total)} shown
        </span>
        {records.hasNextPage && (
          <Button
            size="xs"
            variant="default"
            loading={records.isFetchingNextPage}
            onClick={() => void records.fetchNextPage()}
          >
            Show more
          </Button>
        )}
      </div>
    </>
  );
}

function isRate(metric: CatalogMetric | undefined): boolean {
  return metric?.type === 'ratio';
}

function fileName(drill: Drill): string {
  return `${drill.metric.replace('.', '-')}-records.csv`;
}
