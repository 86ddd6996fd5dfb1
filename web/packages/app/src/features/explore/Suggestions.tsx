import type { WidgetQuery } from '@callsight/client-model';
import { Button, Group } from '@mantine/core';

const QUESTIONS: readonly { readonly label: string; readonly query: WidgetQuery }[] = [
  {
    label: 'Calls by outcome, day by day',
    query: { metrics: ['calls.total'], dimensions: ['outcome'], grain: 'day' },
  },
  {
    label: 'When people call',
    query: { metrics: ['calls.total'], dimensions: ['weekday', 'hour_of_day'] },
  },
  {
    label: 'Success and cost by assistant',
    query: {
      metrics: ['calls.success_rate', 'calls.cost_per_success'],
      dimensions: ['assistant'],
    },
  },
  {
    label: 'From lead to customer',
    query: { metrics: ['leads.total', 'leads.qualified', 'leads.converted'] },
  },
  {
    label: 'Revenue by country',
    query: { metrics: ['revenue.total'], dimensions: ['country'] },
  },
];

/** Questions to start from. */
export function Suggestions({ ask }: { readonly ask: (query: WidgetQuery) => void }) {
  return (
    <Group gap="xs" mt="sm">
      {QUESTIONS.map(({ label, query }) => (
        <Button key={label} size="xs" variant="default" onClick={() => ask(query)}>
          {label}
        </Button>
      ))}
    </Group>
  );
}
