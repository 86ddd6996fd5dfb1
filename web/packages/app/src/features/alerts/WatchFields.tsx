import { encodeFilter, type Filter, type FilterValue, nameOf } from '@callsight/client-model';
import { Button, CloseButton, MultiSelect, Select } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useCatalog, useDimensionValues } from '../../data';
import type { FieldsProps } from './AlertForm';
import classes from './Alerts.module.css';
import { FilterWords } from './RuleFilters';

const GROUPS = { calls: 'Calls', leads: 'Leads', revenue: 'Revenue', campaigns: 'Campaigns' };

const GRAINS = [
  { value: 'hour', label: 'Each hour' },
  { value: 'day', label: 'Each day' },
  { value: 'week', label: 'Each week' },
  { value: 'month', label: 'Each month' },
];

/** The metric, whose it is, and how often it is judged. */
export function WatchFields({ draft, change, complaints }: FieldsProps) {
  const catalog = useCatalog();
  const metric = catalog?.metrics.find(({ id }) => id === draft.metric);
  const dimensions = (catalog?.dimensions ?? []).filter(({ id }) =>
    metric?.dimensions.includes(id),
  );
  const metrics = Object.entries(GROUPS).map(([group, label]) => ({
    group: label,
    items: (catalog?.metrics ?? [])
      .filter((each) => each.group === group)
      .map((each) => ({ value: each.id, label: each.label })),
  }));
  return (
    <div className={classes.stack}>
      <Select
        label="Metric"
        description={metric?.description}
        searchable
        data={metrics}
        value={draft.metric}
        allowDeselect={false}
        onChange={(value) => value !== null && change({ metric: value })}
        nothingFoundMessage="No metric of that name"
        error={complaints['/metric']}
      />
      <div className={classes.line}>
        <Select
          label="Judged"
          data={GRAINS}
          value={draft.grain}
          allowDeselect={false}
          onChange={(value) => change({ grain: (value ?? 'day') as typeof draft.grain })}
          error={complaints['/grain']}
        />
        <Select
          label="For each"
          placeholder="The whole organization"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'The whole organization' }}
          data={dimensions
            .filter(({ type }) => type !== 'number')
            .map(({ id, label }) => ({ value: id, label }))}
          value={draft.groupBy}
          onChange={(value) => change({ groupBy: value })}
          error={complaints['/groupBy'] ?? complaints['/dimensions/0']}
        />
      </div>
      <ScopeFields draft={draft} change={change} complaints={complaints} />
    </div>
  );
}

/** Which records it is about. */
function ScopeFields({ draft, change }: FieldsProps) {
  const [adding, setAdding] = useState(false);
  const without = (filter: Filter) => draft.filters.filter((other) => other !== filter);
  return (
    <div className={classes.stack}>
      {draft.filters.length > 0 && (
        <ul className={classes.chips} aria-label="Only records where">
          {draft.filters.map((filter) => (
            <li key={encodeFilter(filter)} className={classes.chip}>
              <span>
                <FilterWords filter={filter} />
              </span>
              <CloseButton
                size="xs"
                radius="xl"
                aria-label={`Remove this filter: ${filter.dimension}`}
                onClick={() => change({ filters: without(filter) })}
              />
            </li>
          ))}
        </ul>
      )}
      {adding ? (
        <NewFilter
          draft={draft}
          done={(filter) => {
            setAdding(false);
            if (filter === undefined) return;
            const others = draft.filters.filter(({ dimension }) => dimension !== filter.dimension);
            change({ filters: [...others, filter] });
          }}
        />
      ) : (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconFilter size={14} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            Only some records
          </Button>
        </div>
      )}
    </div>
  );
}

interface NewFilterProps {
  readonly draft: FieldsProps['draft'];
  /** Without a filter when none is wanted after all. */
  readonly done: (filter: Filter | undefined) => void;
}

function NewFilter({ draft, done }: NewFilterProps) {
  const catalog = useCatalog();
  const [dimension, setDimension] = useState<string | null>(null);
  const metric = catalog?.metrics.find(({ id }) => id === draft.metric);
  const dimensions = (catalog?.dimensions ?? []).filter(
    ({ id, type }) => metric?.dimensions.includes(id) && (type === 'text' || type === 'boolean'),
  );
  return (
    <div className={classes.line}>
      <Select
        label="Filter by"
        placeholder="Pick one"
        searchable
        data={dimensions.map(({ id, label }) => ({ value: id, label }))}
        value={dimension}
        onChange={setDimension}
      />
      {dimension === null ? (
        <Button variant="default" onClick={() => done(undefined)}>
          Cancel
        </Button>
      ) : (
        <ValuesField key={dimension} dimension={dimension} done={done} />
      )}
    </div>
  );
}

/** Values offered, the most frequent first. */
const OFFERED = 200;

function ValuesField({
  dimension,
  done,
}: {
  readonly dimension: string;
  readonly done: NewFilterProps['done'];
}) {
  const { values, names } = useDimensionValues(dimension, OFFERED);
  const [picked, setPicked] = useState<string[]>([]);
  const known = values.filter((value): value is FilterValue => value !== null);
  return (
    <>
      <MultiSelect
        label="Is one of"
        searchable
        data={known.map((value) => ({
          value: String(value),
          label: nameOf(names, dimension, value),
        }))}
        value={picked}
        onChange={setPicked}
        nothingFoundMessage="No such value in the range above"
      />
      <Button
        variant="default"
        className={classes.narrow ?? ''}
        onClick={() =>
          done(
            picked.length === 0
              ? undefined
              : {
                  dimension,
                  operator: 'in',
                  values: known.filter((value) => picked.includes(String(value))),
                },
          )
        }
      >
        {picked.length === 0 ? 'Cancel' : 'Apply'}
      </Button>
    </>
  );
}
