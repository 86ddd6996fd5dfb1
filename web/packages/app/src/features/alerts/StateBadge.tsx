import type { AlertState } from '@callsight/client-model';
import classes from './Alerts.module.css';
import { OFF, STATES } from './states';

interface StateBadgeProps {
  readonly state: AlertState;
  readonly enabled?: boolean;
}

/** A state by icon, word and colour. */
export function StateBadge({ state, enabled = true }: StateBadgeProps) {
  const { word, icon: Icon, feeling } = enabled ? STATES[state] : OFF;
  return (
    <span className={classes.state} data-feeling={feeling}>
      <Icon size={15} stroke={1.8} aria-hidden />
      {word}
    </span>
  );
}
