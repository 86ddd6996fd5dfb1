import type { Unit } from '@callsight/client-model';
import classes from './Room.module.css';

/** Takes the room of a text that is still to come, so that nothing moves when it is there. */
export function Room({ children }: { readonly children: string }) {
  return (
    <span className={classes.room} aria-hidden>
      {children}
    </span>
  );
}

const LARGE: readonly Unit[] = ['count', 'currency', 'currency_per_day'];

/** A number that is as long as most are when written, to take their room. */
export function usualValue(unit: Unit): number {
  return LARGE.includes(unit) ? 12_345 : 45.6;
}
