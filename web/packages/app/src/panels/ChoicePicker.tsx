import { Select } from '@mantine/core';
import { findMetric, useCatalog } from '../data';

interface ChoicePickerProps {
  /** What is picked, for a screen reader. */
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Pixels. */
  readonly width: number;
}

/** Picks one of a few things a card can show. */
export function ChoicePicker({ label, choices, value, onChange, width }: ChoicePickerProps) {
  return (
    <Select
      size="xs"
      w={width}
      aria-label={label}
      data={choices}
      value={value}
      allowDeselect={false}
      // A list is made when it is opened: a page has many, and closed ones cost as much as open ones.
      comboboxProps={{ keepMounted: false }}
      onChange={(next) => onChange(next ?? value)}
    />
  );
}

interface NamedPickerProps {
  readonly label: string;
  /** Ids of the catalog; those it does not have are not offered. */
  readonly ids: readonly string[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Picks one of a few metrics, by the names of the catalog. */
export function MetricPicker({ ids, ...props }: NamedPickerProps) {
  const catalog = useCatalog();
  const choices = ids.flatMap((id) => {
    const metric = findMetric(catalog, id);
    return metric === undefined ? [] : [{ value: id, label: metric.label }];
  });
  return <ChoicePicker {...props} choices={choices} width={190} />;
}

/** Picks what to split by, by the names of the catalog. */
export function SplitPicker({ ids, ...props }: NamedPickerProps) {
  const catalog = useCatalog();
  const choices = ids.flatMap((id) => {
    const dimension = catalog?.dimensions.find((each) => each.id === id);
    return dimension === undefined
      ? []
      : [{ value: id, label: `By ${dimension.label.toLowerCase()}` }];
  });
  return <ChoicePicker {...props} choices={choices} width={150} />;
}
