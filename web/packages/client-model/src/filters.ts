import type { Catalog, CatalogMetric, Filter, FilterValue } from './contract';

/** Writes a filter for an address: `country:in:PT,ES`. Values are escaped one by one. */
export function encodeFilter(filter: Filter): string {
  const values = filter.values.map(encodeValue).join(',');
  return `${filter.dimension}:${filter.operator}:${values}`;
}

/** Reads {@link encodeFilter}'s text; undefined when it is no filter. */
export function decodeFilter(text: string): Filter | undefined {
  const match = /^([a-z][a-zA-Z0-9_.]*):([a-zA-Z]+):(.*)$/.exec(text);
  if (match === null) return undefined;
  const [, dimension = '', operator = '', values = ''] = match;
  if (!isOperator(operator)) return undefined;
  const valueless = operator === 'set' || operator === 'notSet';
  return { dimension, operator, values: valueless ? [] : values.split(',').map(decodeValue) };
}

/** Adds a filter; one on the same dimension and operator is replaced, equal ones are kept once. */
export function withFilter(filters: readonly Filter[], added: Filter): readonly Filter[] {
  const others = filters.filter(
    (filter) => filter.dimension !== added.dimension || filter.operator !== added.operator,
  );
  return [...others, added];
}

export function withoutFilter(filters: readonly Filter[], removed: Filter): readonly Filter[] {
  const key = encodeFilter(removed);
  return filters.filter((filter) => encodeFilter(filter) !== key);
}

/** Filters on dimensions that the metric does not have: it cannot be answered under them. */
export function filtersNotApplicable(
  metric: CatalogMetric,
  filters: readonly Filter[],
): readonly Filter[] {
  return filters.filter((filter) => !metric.dimensions.includes(filter.dimension));
}

/** `Country is PT or ES`, for a chip. `nameOf` turns an id into the name people know. */
export function filterText(
  filter: Filter,
  catalog: Catalog | undefined,
  nameOf: (dimension: string, value: FilterValue) => string,
): string {
  const label =
    catalog?.dimensions.find((dimension) => dimension.id === filter.dimension)?.label ??
    filter.dimension;
  const values = filter.values.map((value) => nameOf(filter.dimension, value));
  const shown = values.length > 3 ? [...values.slice(0, 2), `${values.length - 2} more`] : values;
  return `${label} ${OPERATOR_WORDS[filter.operator]} ${shown.join(' or ')}`.trim();
}

const OPERATOR_WORDS: Readonly<Record<Filter['operator'], string>> = {
  equals: 'is',
  in: 'is',
  notEquals: 'is not',
  notIn: 'is not',
  contains: 'contains',
  notContains: 'does not contain',
  startsWith: 'starts with',
  gt: 'over',
  gte: 'from',
  lt: 'under',
  lte: 'up to',
  set: 'is known',
  notSet: 'is not known',
};

function isOperator(text: string): text is Filter['operator'] {
  return Object.hasOwn(OPERATOR_WORDS, text);
}

/** A number or boolean keeps its type by a leading `#`; a text that starts with one doubles it. */
function encodeValue(value: FilterValue): string {
  if (typeof value !== 'string') return `#${value}`;
  return encodeURIComponent(value.startsWith('#') ? `#${value}` : value).replace(/^%23%23/, '##');
}

function decodeValue(text: string): FilterValue {
  if (text.startsWith('##')) return decoded(text.slice(1));
  if (text === '#true') return true;
  if (text === '#false') return false;
  if (text.startsWith('#') && !Number.isNaN(Number(text.slice(1)))) return Number(text.slice(1));
  return decoded(text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
