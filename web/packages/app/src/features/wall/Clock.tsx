import { useEffect, useMemo, useState } from 'react';
import classes from './Wall.module.css';

const SECOND = 1000;

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), SECOND);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The time where the organization is. */
export function Clock({ timezone }: { readonly timezone: string }) {
  const now = useNow();
  const [time, day] = useMemo(() => {
    const make = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(navigator.language, { ...options, timeZone: timezone });
    return [
      make({ hour: '2-digit', minute: '2-digit' }),
      make({ weekday: 'short', day: 'numeric', month: 'short' }),
    ];
  }, [timezone]);
  return (
    <time className={classes.clock} dateTime={now.toISOString().slice(0, 16)} title={timezone}>
      <span className={classes.day}>{day.format(now)}</span>
      {time.format(now)}
    </time>
  );
}

/** How long it has lasted since this was first shown. */
export function Since() {
  const [begin] = useState(() => Date.now());
  const minutes = Math.floor((useNow().getTime() - begin) / (60 * SECOND));
  return minutes < 1 ? null : <> ({minutes} min)</>;
}
