import type { Asks } from '../data';
import { knownPart } from './asked';
import { type FigureGroupFacts, figuresAsk } from './FigureGroup';
import { usualGrain } from './grains';
import { metricsAsk } from './MetricsOverTime';
import { stackAsks } from './StackOverTime';

/** A tab's first cards: figures, and below them a stack or metrics beside each other. */
interface FirstCards {
  readonly groups: readonly FigureGroupFacts[];
  readonly stack?: Parameters<typeof stackAsks>[0];
  readonly metrics?: { readonly metrics: readonly string[]; readonly calm: boolean };
}

/** What the first cards of a tab ask. */
export function firstOf({ groups, stack, metrics }: FirstCards): Asks {
  return (view, catalog) =>
    [
      ...figuresAsk(groups, view),
      ...(stack === undefined ? [] : stackAsks(stack, view)),
      ...(metrics === undefined
        ? []
        : [metricsAsk(metrics.metrics, usualGrain(view.range, metrics.calm))]),
    ].map((question) => (catalog === undefined ? question : knownPart(question, catalog)));
}
