import type { Dot } from '@callsight/charts';
import { type Answer, columnOf, nameOf, numbersOf } from '@callsight/client-model';
import { REVENUE, SPEND } from './questions';

/** A dot for each campaign of an answer that cost something. */
export function campaignDots(answer: Answer): readonly Dot[] {
  const spend = numbersOf(answer, SPEND);
  const revenue = numbersOf(answer, REVENUE);
  return columnOf(answer, 'campaign')
    .map((id, index) => ({
      id: String(id),
      label: nameOf(answer.names, 'campaign', id),
      x: spend[index] ?? null,
      y: revenue[index] ?? null,
    }))
    .filter(({ x }) => x !== null && x > 0);
}
