import type { Problem } from '@callsight/client-model';
import { type ReactNode, useId } from 'react';
import classes from './Card.module.css';
import { Failure } from './states';

/** What a card needs to know of the question behind it. */
export interface CardState {
  readonly loading: boolean;
  readonly stale: boolean;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

interface CardProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Beside the title, usually the (?) of the metric. */
  readonly help?: ReactNode;
  readonly actions?: ReactNode;
  /** Absent for a card that asks nothing. */
  readonly state?: CardState;
  /** Shown while there is no answer: the shape of what comes. */
  readonly skeleton?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A card: title, help, body. Shows skeleton, failure and staleness itself. */
export function Card(props: CardProps) {
  const titleId = useId();
  const { state } = props;
  return (
    <section
      className={`${classes.card} ${props.className ?? ''}`}
      aria-labelledby={titleId}
      aria-busy={state?.loading === true || state?.stale === true}
    >
      {state?.stale === true && <div className={classes.progress} aria-hidden />}
      <header className={classes.header}>
        <div className={classes.titles}>
          <div className={classes.line}>
            <h2 className={classes.title} id={titleId}>
              {props.title}
            </h2>
            {props.help}
          </div>
          {props.subtitle !== undefined && <p className={classes.subtitle}>{props.subtitle}</p>}
        </div>
        {props.actions !== undefined && <div className={classes.actions}>{props.actions}</div>}
      </header>
      <div className={`${classes.body} ${state?.stale === true ? classes.stale : ''}`}>
        <CardBody {...props} />
      </div>
    </section>
  );
}

function CardBody({ state, skeleton, children }: CardProps) {
  if (state?.problem !== undefined && !state.stale) {
    return <Failure problem={state.problem} retry={state.retry} />;
  }
  if (state?.loading === true && skeleton !== undefined) return skeleton;
  return children;
}
