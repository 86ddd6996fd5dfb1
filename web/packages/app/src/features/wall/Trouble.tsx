import { type ReactNode, useEffect, useRef } from 'react';
import classes from './Wall.module.css';

/** How often it is tried again, in milliseconds. */
const AGAIN = 10_000;

interface TroubleProps {
  readonly title: string;
  readonly retry: () => void;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** What keeps the wall from showing anything, large enough for the room; tries again by itself. */
export function Trouble({ title, retry, action, children }: TroubleProps) {
  const latest = useRef(retry);
  latest.current = retry;
  useEffect(() => {
    const timer = setInterval(() => latest.current(), AGAIN);
    return () => clearInterval(timer);
  }, []);
  return (
    <main className={classes.trouble}>
      <h1>{title}</h1>
      <p>{children}</p>
      <p className={classes.quiet}>Tries again every 10 seconds.</p>
      {action}
    </main>
  );
}
