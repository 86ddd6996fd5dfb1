import type { Asks } from '../data';
import { knownPart } from './asked';
import { type FigureGroupFacts, figuresAsk } from './FigureGroup';
import { stackAsks } from './StackOverTime';

/** A tab's first cards: figures, and for most a stack below them. */
interface FirstCards {
  readonly groups: readonly FigureGroupFacts[];
  readonly stack?: Parameters<typeof stackAsks>[0];
}

/** What the first cards of a tab ask. */
export function firstOf({ groups, stack }: FirstCards): Asks {
  return (view, catalog) =>
    [...figuresAsk(groups, view), ...(stack === undefined ? [] : stackAsks(stack, view))].map(
      (question) => (catalog === undefined ? question : knownPart(question, catalog)),
    );
}
