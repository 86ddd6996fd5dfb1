import type { Filter } from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import { pickedLevels, shownLevel, withoutFrom } from './levels';
import { filterOn, filterOnAny } from './split';
import { PLACES } from './ways';

const germany = filterOn('country', 'DE');
const bavaria = filterOn('region', 'Bavaria');
const shown = (...filters: readonly Filter[]) => shownLevel(PLACES, filters).dimension;

describe('a way down', () => {
  it('lists the level below the deepest that is picked', () => {
    expect(shown()).toBe('country');
    expect(shown(germany)).toBe('region');
    expect(shown(germany, bavaria)).toBe('city');
    expect(shown(bavaria)).toBe('city');
    expect(shown(germany, bavaria, filterOn('city', 'Munich'))).toBe('city');
  });

  it('stays where several values or their absence are meant', () => {
    expect(shown(filterOnAny('country', ['DE', 'FR']))).toBe('country');
    expect(shown({ dimension: 'country', operator: 'notIn', values: ['DE'] })).toBe('country');
    expect(shown({ dimension: 'source', operator: 'in', values: ['google'] })).toBe('country');
  });

  it('goes on from what is not known', () => {
    expect(shown(filterOn('country', null))).toBe('region');
    expect(pickedLevels(PLACES, [filterOn('country', null)])[0]?.value).toBeNull();
  });

  it('leads back up to a level, and keeps filters that are not on the way', () => {
    const [country, region] = PLACES;
    if (country === undefined || region === undefined) throw new Error('places have levels');
    const other = filterOn('source', 'google');
    expect(withoutFrom(PLACES, region, [germany, other, bavaria])).toEqual([germany, other]);
    expect(withoutFrom(PLACES, country, [germany, other, bavaria])).toEqual([other]);
  });
});
