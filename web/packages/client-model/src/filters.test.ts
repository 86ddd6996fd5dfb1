import { describe, expect, it } from 'vitest';
import type { CatalogMetric, FilterTree } from './contract';
import { decodeTree, encodeTree, filtersNotApplicable, testsOf, treeOf, treeText } from './filters';

const PLAIN: FilterTree = { dimension: 'country', operator: 'in', values: ['PT', 'ES'] };
const NESTED: FilterTree = {
  or: [PLAIN, { and: [{ dimension: 'won', operator: 'equals', values: [true] }] }],
};

describe('a filter of any shape', () => {
  it('comes back from the address as it was', () => {
    expect(decodeTree(encodeTree(PLAIN))).toEqual(PLAIN);
    expect(decodeTree(encodeTree(NESTED))).toEqual(NESTED);
  });

  it('is nothing where it can not be read', () => {
    expect(decodeTree('{"or":')).toBeUndefined();
    expect(treeOf({ dimension: 'country', operator: 'like' })).toBeUndefined();
    expect(treeOf({ or: [{ dimension: 'country', operator: 'set' }, 7] })).toEqual({
      or: [{ dimension: 'country', operator: 'set', values: [] }],
    });
  });

  it('applies only where every test inside does', () => {
    expect(testsOf([NESTED]).map(({ dimension }) => dimension)).toEqual(['country', 'won']);
    const metric = { dimensions: ['country'] } as unknown as CatalogMetric;
    expect(filtersNotApplicable(metric, [NESTED]).map(({ dimension }) => dimension)).toEqual([
      'won',
    ]);
  });

  it('reads as a sentence', () => {
    const text = treeText(NESTED, undefined, (_, value) => String(value));
    expect(text).toBe('country is PT or ES or (won is true)');
  });
});
