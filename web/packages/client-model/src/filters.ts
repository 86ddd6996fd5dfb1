import type { Catalog, CatalogMetric, Filter, FilterTree, FilterValue } from './contract';

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

/** Writes a filter of any shape: a test as {@link encodeFilter} does, a nested one as JSON. */
export function encodeTree(tree: FilterTree): string {
  return isTest(tree) ? encodeFilter(tree) : JSON.stringify(tree);
}

/** Reads {@link encodeTree}'s text; undefined when it is no filter. */
export function decodeTree(text: string): FilterTree | undefined {
  if (!text.startsWith('{')) return decodeFilter(text);
  try {
    return treeOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A filter from JSON; undefined when it is none. */
export function treeOf(json: unknown): FilterTree | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { or, and, dimension, operator, values } = json as Record<string, unknown>;
  if (Array.isArray(or)) return { or: or.flatMap((part) => treeOf(part) ?? []) };
  if (Array.isArray(and)) return { and: and.flatMap((part) => treeOf(part) ?? []) };
  if (typeof dimension !== 'string' || typeof operator !== 'string') return undefined;
  if (!isOperator(operator)) return undefined;
  const known = Array.isArray(values) ? values.filter(isValue) : [];
  return { dimension, operator, values: known };
}

export function isTest(tree: FilterTree): tree is Filter {
  return 'dimension' in tree;
}

/** Every test inside, in order. */
export function testsOf(trees: readonly FilterTree[]): readonly Filter[] {
  return trees.flatMap((tree) => {
    if (isTest(tree)) return [tree];
    return testsOf('or' in tree ? tree.or : tree.and);
  });
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

/** Tests on dimensions that the metric does not have: it cannot be answered under them. */
export function filtersNotApplicable(
  metric: CatalogMetric,
  filters: readonly FilterTree[],
): readonly Filter[] {
  return testsOf(filters).filter((filter) => !metric.dimensions.includes(filter.dimension));
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

/** The same for a filter of any shape: `(Country is PT or Status is failed) and …`. */
export function treeText(
  tree: FilterTree,
  catalog: Catalog | undefined,
  nameOf: (dimension: string, value: FilterValue) => string,
): string {
  if (isTest(tree)) return filterText(tree, catalog, nameOf);
  const [parts, word] = 'or' in tree ? [tree.or, ' or '] : [tree.and, ' and '];
  return parts
    .map((part) => {
      const text = treeText(part, catalog, nameOf);
      return isTest(part) ? text : `(${text})`;
    })
    .join(word);
}

/** Every operator, in the order they are offered. */
export const OPERATORS = [
  'in',
  'notIn',
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'startsWith',
  'gt',
  'gte',
  'lt',
  'lte',
  'set',
  'notSet',
] as const satisfies readonly Filter['operator'][];

/** `contains` → "contains", to stand between a dimension and its values. */
export function operatorWords(operator: Filter['operator']): string {
  return OPERATOR_WORDS[operator];
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

function isValue(value: unknown): value is FilterValue {
  return ['string', 'number', 'boolean'].includes(typeof value);
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
