import { type Catalog, comparisonLabel } from '@callsight/client-model';
import { useMemo } from 'react';
import { type Asked, type Question, useAnswer, useCatalog, useView } from '../data';
import { answerable } from './measures';

/** Nothing can be asked before the catalog says what there is. */
const NOTHING: Question = { metrics: [] };

/** Asks what of a question this server's catalog knows. The question must keep its identity. */
export function useKnownAnswer(question: Question): Asked {
  const catalog = useCatalog();
  const known = useMemo(
    () => (catalog === undefined ? NOTHING : knownPart(question, catalog)),
    [catalog, question],
  );
  const asked = useAnswer(known);
  return catalog === undefined ? { ...asked, loading: true } : asked;
}

/** What of a question a catalog knows; the question itself when that is all of it. */
export function knownPart(question: Question, catalog: Catalog): Question {
  const metrics = answerable(catalog, question.metrics, question.dimensions ?? []);
  return metrics.length === question.metrics.length ? question : { ...question, metrics };
}

/** What the page is compared with, such as "the 30 days before"; undefined for nothing. */
export function useAgainst(): string | undefined {
  const { view } = useView();
  const [kind] = view.comparison;
  return kind === undefined ? undefined : comparisonLabel(kind, view.range);
}

/** The same as a chart's label of the other period; nothing where nothing is compared. */
export function comparedWith(against: string | undefined): { comparisonLabel?: string } {
  if (against === undefined) return {};
  return { comparisonLabel: against.charAt(0).toUpperCase() + against.slice(1) };
}
