import { IconChartBar } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './SignIn.module.css';

interface FrameProps {
  readonly title: string;
  readonly text?: string;
  readonly foot?: ReactNode;
  readonly children?: ReactNode;
}

/** The one box of a page before the dashboard. */
export function Frame({ title, text, foot, children }: FrameProps) {
  return (
    <main className={classes.page}>
      <div className={classes.box}>
        <div className={classes.brand}>
          <IconChartBar className={classes.mark} size={24} stroke={2.2} aria-hidden />
          Callsight
        </div>
        <div className={classes.card}>
          <h1 className={classes.title}>{title}</h1>
          {text !== undefined && <p className={classes.text}>{text}</p>}
          {children}
        </div>
        {foot !== undefined && <p className={classes.foot}>{foot}</p>}
      </div>
    </main>
  );
}

/** Why the form was refused, said aloud. */
export function FormProblem({ children }: { readonly children: ReactNode }) {
  return (
    <p className={classes.error} role="alert">
      {children}
    </p>
  );
}
