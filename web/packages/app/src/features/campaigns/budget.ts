import type { Aim } from '@callsight/charts';
import { type Answer, columnOf, nameOf, numbersOf } from '@callsight/client-model';
import { BUDGET, BUDGET_SPENT } from './questions';

/** What each campaign with a budget has spent of it, the largest budgets first. */
export function campaignAims(answer: Answer): readonly Aim[] {
  const budget = numbersOf(answer, BUDGET);
  const spent = numbersOf(answer, BUDGET_SPENT);
  return columnOf(answer, 'campaign')
    .map((id, index) => ({
      id: String(id),
      label: nameOf(answer.names, 'campaign', id),
      value: spent[index] ?? null,
      target: budget[index] ?? null,
    }))
    .filter(({ target }) => target !== null && target > 0);
}
