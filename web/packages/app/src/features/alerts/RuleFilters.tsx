import { encodeFilter, type Filter, filterText, nameOf } from '@callsight/client-model';
import { useCatalog, useDimensionNames } from '../../data';

/** The records that a rule is about, behind its sentence. */
export function RuleFilters({ filters }: { readonly filters: readonly Filter[] }) {
  return filters.map((filter, index) => (
    <span key={encodeFilter(filter)}>
      {index === 0 ? ', where ' : ' and '}
      <FilterWords filter={filter} />
    </span>
  ));
}

/** A filter in words, with the names of its values. */
export function FilterWords({ filter }: { readonly filter: Filter }) {
  const names = useDimensionNames(filter.dimension);
  return filterText(filter, useCatalog(), (dimension, value) => nameOf(names, dimension, value));
}
