import { ComingPage } from '../../ui';

export function RevenuePage() {
  return (
    <ComingPage
      title="Revenue"
      question="What came in, what recurs, what will come?"
      parts={[
        { title: 'Revenue over time', text: 'With a forecast and its interval' },
        { title: 'Recurring revenue', text: 'What moved it: new, expansion, contraction, churn' },
        { title: 'Pipeline', text: 'Open deals by stage, win rate, sales cycle' },
        { title: 'People and teams', text: 'Deals and revenue by owner and by team' },
      ]}
      today="Until then: revenue, recurring revenue and their change are on the overview, and every figure opens its records."
    />
  );
}
