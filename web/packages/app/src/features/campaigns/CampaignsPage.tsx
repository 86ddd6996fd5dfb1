import { ComingPage } from '../../ui';

export function CampaignsPage() {
  return (
    <ComingPage
      title="Campaigns"
      question="What did we pay, what did we get?"
      parts={[
        { title: 'Campaigns', text: 'Spend, leads, cost per lead, revenue and return of each' },
        { title: 'Spend against revenue', text: 'Which campaigns earn more than they cost' },
        { title: 'Channels', text: 'The same by channel' },
        { title: 'Attribution', text: 'How the picture changes with the model' },
      ]}
      today="Until then: the campaigns that spent most are on the overview, with cost per lead and return."
    />
  );
}
