import { Select } from '@mantine/core';
import { findMetric, useCatalog } from '../../data';

interface MetricPickerProps {
  readonly label: string;
  readonly metrics: readonly string[];
  readonly value: string;
  readonly onChange: (metric: string) => void;
}

/** Picks one of a few metrics, by the names of the catalog. */
export function MetricPicker({ label, metrics, value, onChange }: MetricPickerProps) {
  const catalog = useCatalog();
  const data = metrics.flatMap((id) => {
    const metric = findMetric(catalog, id);
    return metric === undefined ? [] : [{ value: id, label: metric.label }];
  });
  return (
    <Select
      size="xs"
      w={170}
      aria-label={label}
      data={data}
      value={value}
      allowDeselect={false}
      onChange={(next) => onChange(next ?? value)}
    />
  );
}
