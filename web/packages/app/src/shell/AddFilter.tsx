import type { Catalog, CatalogDimension, Cell, FilterValue } from '@callsight/client-model';
import { nameOf } from '@callsight/client-model';
import { Button, Checkbox, Select, Skeleton, Stack } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useCatalog, useDimensionValues, useView } from '../data';
import { PanelButton } from '../ui';
import classes from './Shell.module.css';

/** Values offered at once, the most frequent first. */
const OFFERED = 30;

/** Pick a dimension, then its values. */
export function AddFilter() {
  const [dimension, setDimension] = useState<string | null>(null);
  const catalog = useCatalog();
  return (
    <PanelButton
      label="Add a filter"
      position="bottom-start"
      width={280}
      button={
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconFilter size={14} aria-hidden />}
          aria-label="Add a filter"
        >
          <span className={classes.hideOnPhone}>Filter</span>
        </Button>
      }
    >
      {(close) => (
        <Stack gap="sm">
          <Select
            label="Filter by"
            placeholder="Pick one"
            searchable
            data={choicesOf(catalog)}
            value={dimension}
            onChange={setDimension}
            comboboxProps={{ withinPortal: false }}
          />
          {dimension !== null && (
            <ValueChoices key={dimension} dimension={dimension} close={close} />
          )}
        </Stack>
      )}
    </PanelButton>
  );
}

interface ValueChoicesProps {
  readonly dimension: string;
  readonly close: () => void;
}

function ValueChoices({ dimension, close }: ValueChoicesProps) {
  const { addFilter } = useView();
  const { values, names, loading } = useDimensionValues(dimension, OFFERED);
  const [picked, setPicked] = useState<readonly FilterValue[]>([]);
  if (loading) return <Skeleton height={140} />;
  if (values.length === 0) return <span>No values in this range.</span>;
  return (
    <>
      <Stack gap={6} mah={240} style={{ overflowY: 'auto' }}>
        {values.filter(isKnown).map((value) => (
          <Checkbox
            key={String(value)}
            size="xs"
            label={nameOf(names, dimension, value)}
            checked={picked.includes(value)}
            onChange={(event) => setPicked(toggled(picked, value, event.currentTarget.checked))}
          />
        ))}
      </Stack>
      <Button
        size="xs"
        disabled={picked.length === 0}
        onClick={() => {
          addFilter({ dimension, operator: 'in', values: picked });
          close();
        }}
      >
        Apply
      </Button>
    </>
  );
}

function choicesOf(catalog: Catalog | undefined): { value: string; label: string }[] {
  return (catalog?.dimensions ?? [])
    .filter(isPickable)
    .map(({ id, label }) => ({ value: id, label }));
}

function isPickable(dimension: CatalogDimension): boolean {
  return dimension.type === 'text' || dimension.type === 'boolean';
}

function isKnown(value: Cell): value is FilterValue {
  return value !== null;
}

function toggled(
  picked: readonly FilterValue[],
  value: FilterValue,
  on: boolean,
): readonly FilterValue[] {
  return on ? [...picked, value] : picked.filter((other) => other !== value);
}
