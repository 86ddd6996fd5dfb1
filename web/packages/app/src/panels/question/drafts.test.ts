import type { FilterTree } from '@callsight/client-model';
import { describe, expect, it } from 'vitest';
import { draftOf, emptyGroup, emptyTest, finished } from './drafts';

const TREE: FilterTree = {
  or: [
    { dimension: 'country', operator: 'in', values: ['PT'] },
    { and: [{ dimension: 'outcome', operator: 'notSet', values: [] }] },
  ],
};

describe('filters while they are made', () => {
  it('come back as they were', () => {
    expect(finished([draftOf(TREE)])).toEqual([TREE]);
  });

  it('are not asked before they are complete', () => {
    expect(finished([emptyTest(), emptyGroup()])).toEqual([]);
    expect(finished([{ ...emptyTest(), dimension: 'country' }])).toEqual([]);
    const known = { ...emptyTest(), dimension: 'country', operator: 'set' as const, values: ['x'] };
    expect(finished([known])).toEqual([{ dimension: 'country', operator: 'set', values: [] }]);
  });
});
