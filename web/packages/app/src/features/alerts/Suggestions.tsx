import { Button } from '@mantine/core';
import { Empty } from '../../ui';
import { AlertLink } from './AlertLink';
import classes from './Alerts.module.css';
import { SUGGESTED } from './suggested';

/** Instead of an empty list: three alerts to begin with. */
export function Suggestions({ mayWrite }: { readonly mayWrite: boolean }) {
  if (!mayWrite) {
    return (
      <Empty title="No alerts yet">
        Analysts, admins and owners of this organization set them.
      </Empty>
    );
  }
  return (
    <section aria-labelledby="suggested">
      <p className={classes.lead} id="suggested">
        No alerts yet. An alert tells you, by mail, chat or webhook, when a number goes where it
        should not. Begin with one of these; you see what it would have done before you keep it.
      </p>
      <ul className={classes.suggestions}>
        {SUGGESTED.map(({ id, title, why }) => (
          <li key={id} className={classes.suggestion}>
            <h2 className={classes.suggestionTitle}>{title}</h2>
            <p className={classes.suggestionWhy}>{why}</p>
            <Button
              size="xs"
              variant="light"
              aria-label={`Start from: ${title}`}
              renderRoot={(props) => <AlertLink {...props} to="new" from={id} />}
            >
              Start from this
            </Button>
          </li>
        ))}
      </ul>
      <Button size="sm" renderRoot={(props) => <AlertLink {...props} to="new" />}>
        Start from nothing
      </Button>
    </section>
  );
}
