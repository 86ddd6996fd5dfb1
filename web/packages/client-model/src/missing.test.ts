import { describe, expect, it } from 'vitest';
import type { CatalogMetric } from './contract';
import { needsExpenses, whyMissing } from './missing';

const metric = (label: string, formula: string): CatalogMetric => ({
  id: label,
  label,
  formula,
  unit: 'currency',
  description: '',
  group: 'campaigns',
  entity: '',
  type: '',
  good: 'down',
  aliases: [],
  dimensions: [],
});

const METRICS: Readonly<Record<string, CatalogMetric>> = {
  'campaigns.spend': metric('Spend', 'sum of amount over spend'),
  'campaigns.expenses': metric('Expenses', 'count of spend'),
  'campaigns.leads': metric('Attributed leads', 'count of leads'),
};
const why = (formula: string) => whyMissing(metric('Any', formula), (id) => METRICS[id]);

describe('a metric without a value', () => {
  it('says what there is none of', () => {
    expect(why('campaigns.spend / campaigns.leads given campaigns.expenses')).toBe(
      'No expenses or no attributed leads recorded in this range',
    );
    expect(why('100 * (campaigns.revenue - campaigns.spend) / campaigns.spend')).toBe(
      'No spend recorded in this range',
    );
  });

  it('says nothing where its formula does not', () => {
    expect(why('mean of amount over deals')).toBeUndefined();
    expect(why('campaigns.spend / unknown.metric')).toBeUndefined();
  });

  it('knows what only expenses would fill', () => {
    expect(needsExpenses(metric('ROAS', 'campaigns.revenue / campaigns.spend'))).toBe(true);
    expect(needsExpenses(metric('Budget use', '100 * campaigns.spend / campaigns.budget'))).toBe(
      false,
    );
  });
});
