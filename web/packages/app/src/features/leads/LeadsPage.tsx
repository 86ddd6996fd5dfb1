import { ComingPage } from '../../ui';

export function LeadsPage() {
  return (
    <ComingPage
      title="Leads"
      question="Which sources bring leads worth having, and where do they get stuck?"
      parts={[
        {
          title: 'Stage funnel',
          text: 'How many leads reach each stage, and how long they stay there',
        },
        { title: 'Sources', text: 'Leads, qualification and value by source' },
        { title: 'Scores', text: 'Whether a high score does mean a better lead' },
        { title: 'Speed', text: 'Days to conversion, minutes to first contact' },
      ]}
      today="Until then: leads, qualification rate and sources are on the overview, and every figure opens its records."
    />
  );
}
