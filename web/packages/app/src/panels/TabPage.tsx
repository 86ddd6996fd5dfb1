import type { ReactNode } from 'react';
import classes from './panels.module.css';

interface TabPageProps {
  /** Read out; the tab above already shows it. */
  readonly title: string;
  readonly children: ReactNode;
}

/** The twelve columns that a tab's cards stand in. */
export function TabPage({ title, children }: TabPageProps) {
  return (
    <>
      <h1 className="cs-visually-hidden">{title}</h1>
      <div className={classes.page}>{children}</div>
    </>
  );
}

/** How wide a card stands; on a phone all are as wide as the page. */
export const SPAN = {
  full: classes.full ?? '',
  half: classes.half ?? '',
  wide: classes.wide ?? '',
  narrow: classes.narrow ?? '',
  seven: classes.seven ?? '',
  five: classes.five ?? '',
  third: classes.third ?? '',
} as const;
