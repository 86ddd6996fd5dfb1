import { type Filter, filterText, nameOf } from '@callsight/client-model';
import { MultiSelect, Select } from '@mantine/core';
import { useCatalog, useDimensionValues } from '../../data';

/** Values offered by name. */
const OFFERED = 200;

const EVERYBODY = 'everybody';

/** What a goal can be for, the usual first. */
const SCOPES = [
  { value: 'team', label: 'A team' },
  { value: 'owner', label: 'A person' },
  { value: 'campaign', label: 'A campaign' },
  { value: 'assistant', label: 'An assistant' },
  { value: 'source', label: 'A source' },
  { value: 'country', label: 'A country' },
] as const;

interface GoalScopePickerProps {
  /** What the metric can be narrowed by. */
  readonly dimensions: readonly string[];
  readonly filters: readonly Filter[];
  readonly onChange: (filters: readonly Filter[]) => void;
}

/** Whose records count: the organization's, or those of a team, a person, a campaign, by name. */
export function GoalScopePicker({ dimensions, filters, onChange }: GoalScopePickerProps) {
  const catalog = useCatalog();
  const [first, ...others] = filters;
  const offered = SCOPES.filter(({ value }) => dimensions.includes(value));
  const simple =
    others.length === 0 &&
    (first === undefined || offered.some(({ value }) => value === first.dimension));
  if (!simple) {
    // Written by the interface for programs: kept as it is.
    const texts = filters.map((filter) =>
      filterText(filter, catalog, (dimension, value) => nameOf(undefined, dimension, value)),
    );
    return <Select label="For" data={[texts.join(', ')]} value={texts.join(', ')} disabled />;
  }
  return (
    <>
      <Select
        label="For"
        value={first?.dimension ?? EVERYBODY}
        onChange={(scope) =>
          onChange(
            scope === null || scope === EVERYBODY
              ? []
              : [{ dimension: scope, operator: 'in', values: [] }],
          )
        }
        data={[{ value: EVERYBODY, label: 'The whole organization' }, ...offered]}
        allowDeselect={false}
      />
      {first !== undefined && (
        <ScopeValues
          key={first.dimension}
          filter={first}
          onChange={(values) => onChange([{ ...first, operator: 'in', values }])}
        />
      )}
    </>
  );
}

interface ScopeValuesProps {
  readonly filter: Filter;
  readonly onChange: (values: readonly string[]) => void;
}

function ScopeValues({ filter, onChange }: ScopeValuesProps) {
  const { values, names, loading } = useDimensionValues(filter.dimension, OFFERED);
  const catalog = useCatalog();
  const label =
    catalog?.dimensions.find(({ id }) => id === filter.dimension)?.label ?? filter.dimension;
  const picked = filter.values.map(String);
  const ids = [...new Set([...picked, ...values.filter((value) => value !== null).map(String)])];
  return (
    <MultiSelect
      label={label}
      placeholder={picked.length === 0 ? (loading ? 'Loading' : 'Pick by name') : ''}
      searchable
      value={picked}
      onChange={onChange}
      data={ids.map((id) => ({ value: id, label: nameOf(names, filter.dimension, id) }))}
      nothingFoundMessage={loading ? 'Loading' : 'Nothing of that name in this range'}
    />
  );
}
