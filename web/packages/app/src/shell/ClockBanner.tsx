import type { Session } from '@callsight/client-model';
import { useFormat } from '../data';
import classes from './Shell.module.css';

/** Says that "now" is fixed, so that nobody takes old figures for today's. */
export function ClockBanner({ session }: { readonly session: Session }) {
  const format = useFormat();
  if (session.clock === null) return null;
  return (
    <section className={classes.banner} aria-label="Clock">
      The clock is fixed: now is {format.instant(session.clock)} ({format.timezone}).
    </section>
  );
}
