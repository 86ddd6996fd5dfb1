import { ComingPage } from '../../ui';

export function ReportsPage() {
  return (
    <ComingPage
      title="Reports"
      question="Build, preview, export, schedule."
      parts={[
        { title: 'Build', text: 'Pick what goes in and see it before it is sent' },
        { title: 'Export', text: 'PDF, CSV, Excel, images' },
        { title: 'Schedule', text: 'By mail or webhook, when it suits the readers' },
        { title: 'History', text: 'What was sent, to whom, and how it went' },
      ]}
      today="Until then: every list of records downloads as CSV, and every address can be shared as it is."
    />
  );
}
