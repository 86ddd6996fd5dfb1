import { encodeFilter, type Filter, filterText, nameOf } from '@callsight/client-model';
import { CloseButton } from '@mantine/core';
import { useCatalog, useDimensionNames, useView } from '../data';
import classes from './Shell.module.css';

/** The filters of the view, each removable. */
export function FilterChips() {
  const { view } = useView();
  if (view.filters.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label="Filters">
      {view.filters.map((filter) => (
        <Chip key={encodeFilter(filter)} filter={filter} />
      ))}
    </ul>
  );
}

function Chip({ filter }: { readonly filter: Filter }) {
  const { removeFilter } = useView();
  const names = useDimensionNames(filter.dimension);
  const text = filterText(filter, useCatalog(), (dimension, value) =>
    nameOf(names, dimension, value),
  );
  return (
    <li className={classes.chip}>
      <span title={text}>{text}</span>
      <CloseButton
        size="xs"
        radius="xl"
        aria-label={`Remove filter: ${text}`}
        onClick={() => removeFilter(filter)}
      />
    </li>
  );
}
