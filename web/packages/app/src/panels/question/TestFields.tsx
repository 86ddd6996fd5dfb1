import {
  type CatalogDimension,
  type Filter,
  type FilterValue,
  nameOf,
  OPERATORS,
  operatorWords,
} from '@callsight/client-model';
import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCatalog, useDimensionValues } from '../../data';
import { dimensionChoices } from './choices';
import { needsValues, type TestDraft, takesMany } from './drafts';
import classes from './question.module.css';

interface TestFieldsProps {
  readonly test: TestDraft;
  readonly metrics: readonly string[];
  readonly onChange: (test: TestDraft) => void;
}

const NUMERIC: readonly Filter['operator'][] = ['gt', 'gte', 'lt', 'lte'];
const TEXTUAL: readonly Filter['operator'][] = ['contains', 'notContains', 'startsWith'];
/** `in` and `equals` read the same; one of each is enough. */
const DOUBLES: readonly Filter['operator'][] = ['equals', 'notEquals'];

/** Dimension, operator, values. */
export function TestFields({ test, metrics, onChange }: TestFieldsProps) {
  const catalog = useCatalog();
  const dimension = catalog?.dimensions.find(({ id }) => id === test.dimension);
  const operators = operatorsOf(dimension, test.operator);
  return (
    <div className={classes.test}>
      <div>
        <Select
          size="xs"
          aria-label="Filter by"
          placeholder="Filter by"
          searchable
          data={dimensionChoices(catalog, metrics).map(({ value, label, disabled }) => ({
            value,
            label,
            disabled,
          }))}
          value={test.dimension}
          onChange={(id) => onChange({ ...test, dimension: id, operator: 'in', values: [] })}
          nothingFoundMessage="No such dimension"
        />
      </div>
      <div>
        <Select
          size="xs"
          aria-label="How"
          allowDeselect={false}
          data={operators.map((value) => ({ value, label: operatorWords(value) }))}
          value={test.operator}
          onChange={(operator) => onChange(withOperator(test, operator as Filter['operator']))}
        />
      </div>
      {dimension !== undefined && needsValues(test.operator) && (
        <div>
          <Values test={test} dimension={dimension} onChange={onChange} />
        </div>
      )}
    </div>
  );
}

function operatorsOf(
  dimension: CatalogDimension | undefined,
  current: Filter['operator'],
): readonly Filter['operator'][] {
  const type = dimension?.type ?? 'text';
  return OPERATORS.filter((operator) => {
    if (operator === current) return true;
    if (DOUBLES.includes(operator)) return false;
    if (NUMERIC.includes(operator)) return type === 'number' || type === 'band';
    return !TEXTUAL.includes(operator) || type === 'text';
  });
}

function withOperator(test: TestDraft, operator: Filter['operator']): TestDraft {
  const values = takesMany(operator) ? test.values : test.values.slice(0, 1);
  return { ...test, operator, values };
}

interface ValuesProps {
  readonly test: TestDraft;
  readonly dimension: CatalogDimension;
  readonly onChange: (test: TestDraft) => void;
}

function Values({ test, dimension, onChange }: ValuesProps) {
  const [only] = test.values;
  const put = (values: readonly FilterValue[]) => onChange({ ...test, values });
  if (NUMERIC.includes(test.operator)) {
    return (
      <NumberInput
        size="xs"
        aria-label="Value"
        placeholder="Number"
        value={typeof only === 'number' ? only : ''}
        onChange={(value) => put(typeof value === 'number' ? [value] : [])}
      />
    );
  }
  if (!takesMany(test.operator)) {
    return (
      <TextInput
        size="xs"
        aria-label="Value"
        placeholder="Text"
        value={only === undefined ? '' : String(only)}
        onChange={({ currentTarget: { value } }) => put(value === '' ? [] : [value])}
      />
    );
  }
  return <KnownValues key={dimension.id} test={test} dimension={dimension} onPick={put} />;
}

/** Values offered, the most frequent first. */
const OFFERED = 200;

interface KnownValuesProps {
  readonly test: TestDraft;
  readonly dimension: CatalogDimension;
  readonly onPick: (values: readonly FilterValue[]) => void;
}

/** Values that occur in the page's range, by their names; anything else can be typed. */
function KnownValues({ test, dimension, onPick }: KnownValuesProps) {
  const [search, setSearch] = useState('');
  const { values, names } = useDimensionValues(dimension.id, OFFERED);
  const known = new Map<string, FilterValue>();
  for (const value of [...test.values, ...values, ...usualValues(dimension)]) {
    if (value !== null) known.set(String(value), value);
  }
  const typed = search.trim();
  const data = [...known].map(([key, value]) => ({
    value: key,
    label: nameOf(names, dimension.id, value),
  }));
  const isKnown = data.some(({ value, label }) => value === typed || isSame(label, typed));
  const isNew = typed !== '' && !isKnown && dimension.type !== 'boolean';
  const offered = isNew ? [...data, { value: typed, label: typed }] : data;
  return (
    <MultiSelect
      size="xs"
      aria-label="Values"
      placeholder={test.values.length === 0 ? 'Values' : ''}
      searchable
      hidePickedOptions
      searchValue={search}
      onSearchChange={setSearch}
      data={offered}
      value={test.values.map(String)}
      onChange={(keys) => onPick(keys.map((key) => known.get(key) ?? typedValue(key, dimension)))}
      nothingFoundMessage="Type a value"
    />
  );
}

/** What is typed as a value's name means that value. */
function isSame(label: string, typed: string): boolean {
  return label.toLowerCase() === typed.toLowerCase();
}

function usualValues({ type, bounds = [] }: CatalogDimension): readonly FilterValue[] {
  return type === 'boolean' ? [true, false] : bounds;
}

function typedValue(text: string, { type }: CatalogDimension): FilterValue {
  if (type === 'text' || Number.isNaN(Number(text))) return text;
  return Number(text);
}
