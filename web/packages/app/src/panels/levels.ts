import type { Cell, Filter } from '@callsight/client-model';

/** One level of a way down, such as countries, their regions, and a region's cities. */
export interface Level {
  readonly dimension: string;
  /** The plural, as a title. */
  readonly title: string;
  /** The singular, as the heading of the names. */
  readonly name: string;
}

/** A level that the page is narrowed to one value of. */
export interface Picked {
  readonly level: Level;
  readonly value: Cell;
}

/** The levels that the filters have picked, outermost first. */
export function pickedLevels(
  levels: readonly Level[],
  filters: readonly Filter[],
): readonly Picked[] {
  return levels.flatMap((level) => {
    const found = filters.find(({ dimension }) => dimension === level.dimension);
    const value = found === undefined ? undefined : onlyValue(found);
    return value === undefined ? [] : [{ level, value }];
  });
}

/** The level to be listed: the one below the deepest that is picked. */
export function shownLevel(levels: readonly Level[], filters: readonly Filter[]): Level {
  const deepest = pickedLevels(levels, filters).at(-1)?.level;
  const next = deepest === undefined ? 0 : levels.indexOf(deepest) + 1;
  const level = levels[Math.min(next, levels.length - 1)];
  if (level === undefined) throw new Error('a way down needs a level');
  return level;
}

/** The filters without those on a level and what is below it: a step back up. */
export function withoutFrom(
  levels: readonly Level[],
  from: Level,
  filters: readonly Filter[],
): readonly Filter[] {
  const below = levels.slice(levels.indexOf(from)).map(({ dimension }) => dimension);
  return filters.filter(({ dimension }) => !below.includes(dimension));
}

function onlyValue({ operator, values }: Filter): Cell | undefined {
  if (operator === 'notSet') return null;
  const [value, ...others] = values;
  const isOne = (operator === 'equals' || operator === 'in') && others.length === 0;
  return isOne ? value : undefined;
}
