import { encodeView, type View } from '@callsight/client-model';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useView } from '../../data';
import classes from './Reports.module.css';

interface Way {
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly to: string;
  /** What is open there beside the range and filters of this page. */
  readonly opens?: Partial<View>;
}

/** What can be taken along today, and where. */
const WAYS: readonly Way[] = [
  {
    title: 'A chart',
    text: 'The menu of its card saves the data as CSV and the picture as PNG or SVG.',
    link: 'Charts of the overview',
    to: '/analytics/overview',
  },
  {
    title: 'A table',
    text: 'The menu of its card saves it as CSV, or copies it for a spreadsheet.',
    link: 'Tables of the calls',
    to: '/analytics/calls',
  },
  {
    title: 'Records',
    text: 'Click a number: CSV above its list saves the records behind it.',
    link: 'Records behind the calls',
    to: '/analytics/records',
    opens: { drill: { metric: 'calls.total', filters: [] } },
  },
  {
    title: 'An answer',
    text: 'Explore answers any question, saves the answer as CSV, and gives the request for a program.',
    link: 'Explore',
    to: '/analytics/explore',
  },
  {
    title: 'A page of your own',
    text: 'A dashboard puts figures, charts and words together, for you or for everyone. It goes elsewhere as a file.',
    link: 'Dashboards',
    to: '/analytics/dashboards',
  },
  {
    title: 'A message',
    text: 'An alert tells by mail, chat or webhook when a number goes where it should not.',
    link: 'Alerts',
    to: '/analytics/alerts',
  },
];

/** What there is instead of reports until they are built; nothing here is made up. */
export function ReportsPage() {
  return (
    <div className={classes.page}>
      <h1>Reports</h1>
      <p className={classes.question}>
        Reports that are put together once and sent on a schedule are not built yet. This can be
        taken along today:
      </p>
      <ul className={classes.list}>
        {WAYS.map((way) => (
          <li key={way.title}>
            <strong>{way.title}</strong>
            <span>{way.text}</span>
            <WayLink way={way} />
          </li>
        ))}
      </ul>
      <p className={classes.foot}>
        The address of every page holds its range, comparison and filters: send it, and others in
        the organization see the same.
      </p>
    </div>
  );
}

function WayLink({ way }: { readonly way: Way }) {
  const { view } = useView();
  const raw = encodeView({ ...view, drill: undefined, choices: {}, ...way.opens });
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => <Link {...props} to={way.to as never} search={{ raw } as never} />}
    >
      {way.link}
    </Anchor>
  );
}
