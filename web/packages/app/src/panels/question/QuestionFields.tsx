import type { ComparisonKind, Grain, MetricQuery, WidgetQuery } from '@callsight/client-model';
import { Checkbox, NumberInput, Select, SimpleGrid, Stack } from '@mantine/core';
import { findMetric, useCatalog } from '../../data';
import { dimensionChoices, metricChoices } from './choices';
import { FilterEditor } from './FilterEditor';
import { ManyPicker } from './ManyPicker';
import classes from './question.module.css';

interface QuestionFieldsProps {
  readonly query: WidgetQuery;
  readonly onChange: (query: WidgetQuery) => void;
  /** Hides what has no meaning for what is shown, such as dimensions for a figure. */
  readonly only?: 'metrics';
  readonly mostMetrics?: number;
  /** Whether the question may have a comparison of its own. */
  readonly ownComparison?: boolean;
}

const MOST_DIMENSIONS = 4;
const MOST_ROWS = 10_000;
const NONE = 'none';

const GRAINS: readonly { readonly value: string; readonly label: string }[] = [
  { value: NONE, label: 'The whole range' },
  { value: 'hour', label: 'By hour' },
  { value: 'day', label: 'By day' },
  { value: 'week', label: 'By week' },
  { value: 'month', label: 'By month' },
  { value: 'quarter', label: 'By quarter' },
  { value: 'year', label: 'By year' },
];

/** Everything a question can say, except its range: that is the page's. */
export function QuestionFields(props: QuestionFieldsProps) {
  const { query, onChange, only, mostMetrics = 12, ownComparison = false } = props;
  const catalog = useCatalog();
  const dimensions = query.dimensions ?? [];
  const change = (patch: Loose) => onChange(tidied({ ...query, ...patch }));
  return (
    <Stack gap="sm">
      <ManyPicker
        label="Metrics"
        placeholder="Pick a metric"
        choices={metricChoices(catalog, dimensions)}
        value={query.metrics}
        onChange={(metrics) => change({ metrics })}
        most={mostMetrics}
      />
      {only !== 'metrics' && (
        <>
          <ManyPicker
            label="Split by"
            placeholder="Nothing"
            choices={dimensionChoices(catalog, query.metrics)}
            value={dimensions}
            onChange={(next) => change({ dimensions: next })}
            most={MOST_DIMENSIONS}
          />
          <Select
            label="Over time"
            data={GRAINS as never}
            value={query.grain ?? NONE}
            allowDeselect={false}
            onChange={(value) => change({ grain: value === NONE ? undefined : (value as Grain) })}
          />
        </>
      )}
      <FilterEditor
        filters={query.filters ?? []}
        metrics={query.metrics}
        onChange={(filters) => change({ filters })}
      />
      <details className={classes.more} open={hasMore(query)}>
        <summary>Order, rows and comparison</summary>
        <Stack gap="sm" mt="xs">
          {only !== 'metrics' && <Cut query={query} change={change} />}
          {ownComparison && <OwnComparison query={query} change={change} />}
          {query.grain !== undefined && (
            <Checkbox
              label="Leave out the period that is not over yet"
              checked={query.complete === true}
              onChange={(event) =>
                change({ complete: event.currentTarget.checked ? true : undefined })
              }
            />
          )}
        </Stack>
      </details>
    </Stack>
  );
}

/** Whether something is said that would be hidden. */
function hasMore({ order, limit, comparison, complete }: WidgetQuery): boolean {
  return [order, limit, comparison, complete].some((each) => each !== undefined);
}

interface PartProps {
  readonly query: WidgetQuery;
  readonly change: (
    patch: {
      readonly [K in keyof WidgetQuery]?: WidgetQuery[K] | undefined;
    },
  ) => void;
}

/** Which rows come first, and how many. */
function Cut({ query, change }: PartProps) {
  const catalog = useCatalog();
  const [order] = query.order ?? [];
  const columns = [
    ...query.metrics.map((id) => ({ value: id, label: findMetric(catalog, id)?.label ?? id })),
    ...(query.dimensions ?? []).map((id) => ({
      value: id,
      label: catalog?.dimensions.find((each) => each.id === id)?.label ?? id,
    })),
  ];
  const orderBy = (by: string | null, direction: 'asc' | 'desc') =>
    change({ order: by === null ? undefined : [{ by, direction }] });
  return (
    <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
      <Select
        label="Order by"
        placeholder="As usual"
        clearable
        clearButtonProps={{ 'aria-label': 'Order as usual' }}
        data={columns}
        value={order?.by ?? null}
        onChange={(by) => orderBy(by, order?.direction ?? 'desc')}
      />
      <Select
        label="Direction"
        disabled={order === undefined}
        allowDeselect={false}
        data={[
          { value: 'desc', label: 'Largest first' },
          { value: 'asc', label: 'Smallest first' },
        ]}
        value={order?.direction ?? 'desc'}
        onChange={(value) => orderBy(order?.by ?? null, value === 'asc' ? 'asc' : 'desc')}
      />
      <NumberInput
        label="At most"
        placeholder="All rows"
        min={1}
        max={MOST_ROWS}
        allowDecimal={false}
        value={query.limit ?? ''}
        onChange={(value) => change({ limit: typeof value === 'number' ? value : undefined })}
      />
    </SimpleGrid>
  );
}

const COMPARISONS = [
  { value: 'page', label: 'As the page does' },
  { value: 'previous_period', label: 'The period before' },
  { value: 'previous_year', label: 'The year before' },
  { value: 'previous_period,previous_year', label: 'Both' },
  { value: NONE, label: 'Nothing' },
];

function OwnComparison({ query, change }: PartProps) {
  const { comparison } = query;
  const value = comparison === undefined ? 'page' : comparison.join(',') || NONE;
  return (
    <Select
      label="Compare with"
      data={COMPARISONS}
      value={value}
      allowDeselect={false}
      onChange={(next) => change({ comparison: comparisonOf(next) })}
    />
  );
}

function comparisonOf(value: string | null): readonly ComparisonKind[] | undefined {
  if (value === null || value === 'page') return undefined;
  return value === NONE ? [] : (value.split(',') as ComparisonKind[]);
}

type Loose = { readonly [K in keyof WidgetQuery]?: WidgetQuery[K] | undefined };

/** Says nothing of what is as usual, and orders by nothing that is not asked for. */
function tidied(query: Loose): WidgetQuery {
  const { metrics = [], dimensions = [], filters = [] } = query;
  const columns = [...metrics, ...dimensions];
  const order: MetricQuery['order'] = query.order?.filter(({ by }) => columns.includes(by));
  return {
    metrics,
    ...(dimensions.length === 0 ? {} : { dimensions }),
    ...(query.grain === undefined ? {} : { grain: query.grain }),
    ...(filters.length === 0 ? {} : { filters }),
    ...(query.comparison === undefined ? {} : { comparison: query.comparison }),
    ...(order === undefined || order.length === 0 ? {} : { order }),
    ...(query.limit === undefined ? {} : { limit: query.limit }),
    ...(query.complete === undefined ? {} : { complete: query.complete }),
  };
}
