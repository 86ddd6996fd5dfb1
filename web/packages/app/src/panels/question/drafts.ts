import { type Filter, type FilterTree, type FilterValue, isTest } from '@callsight/client-model';

/** A filter while it is being made: a test may lack its dimension or values. */
export interface TestDraft {
  readonly kind: 'test';
  readonly key: number;
  readonly dimension: string | null;
  readonly operator: Filter['operator'];
  readonly values: readonly FilterValue[];
}

export interface GroupDraft {
  readonly kind: 'group';
  readonly key: number;
  /** Whether one or all of its parts must hold. */
  readonly join: 'or' | 'and';
  readonly parts: readonly Draft[];
}

export type Draft = TestDraft | GroupDraft;

let keys = 0;

export function emptyTest(): TestDraft {
  return { kind: 'test', key: keys++, dimension: null, operator: 'in', values: [] };
}

export function emptyGroup(): GroupDraft {
  return { kind: 'group', key: keys++, join: 'or', parts: [emptyTest(), emptyTest()] };
}

export function draftOf(tree: FilterTree): Draft {
  if (isTest(tree)) return { kind: 'test', key: keys++, ...tree };
  const [join, parts] = 'or' in tree ? (['or', tree.or] as const) : (['and', tree.and] as const);
  return { kind: 'group', key: keys++, join, parts: parts.map(draftOf) };
}

/** What is complete of the drafts; the rest is not asked yet. */
export function finished(drafts: readonly Draft[]): readonly FilterTree[] {
  return drafts.flatMap((draft): readonly FilterTree[] => {
    if (draft.kind === 'group') {
      const parts = finished(draft.parts);
      if (parts.length === 0) return [];
      return [draft.join === 'or' ? { or: parts } : { and: parts }];
    }
    const { dimension, operator, values } = draft;
    if (dimension === null || (needsValues(operator) && values.length === 0)) return [];
    return [{ dimension, operator, values: needsValues(operator) ? values : [] }];
  });
}

export function needsValues(operator: Filter['operator']): boolean {
  return operator !== 'set' && operator !== 'notSet';
}

/** Operators that take several values. */
export function takesMany(operator: Filter['operator']): boolean {
  return ['in', 'notIn', 'equals', 'notEquals'].includes(operator);
}
