import type { Problem } from '@callsight/client-model';
import { Button } from '@mantine/core';
import type { HTMLAttributes, ReactNode } from 'react';
import classes from './states.module.css';

/** What happened, what can be done, and the id to quote when asking for help. */
export function Failure({
  problem,
  retry,
}: {
  readonly problem: Problem;
  readonly retry: () => void;
}) {
  if (problem.forbidden) {
    return (
      <div className={classes.state}>
        <p className={classes.title}>You may not see this</p>
        <p className={classes.text}>
          {problem.message} Ask an owner or admin of the organization for access.
        </p>
        <RequestId id={problem.requestId} />
      </div>
    );
  }
  return (
    <div className={classes.state} role="alert">
      <p className={classes.title}>{problem.title}</p>
      {problem.detail !== '' && problem.detail !== problem.title && (
        <p className={classes.text}>{problem.detail}</p>
      )}
      {problem.fields.map((field) => (
        <p className={classes.text} key={field.pointer + field.message}>
          {field.message}
        </p>
      ))}
      <Button size="xs" variant="default" onClick={retry}>
        Try again
      </Button>
      <RequestId id={problem.requestId} />
    </div>
  );
}

function RequestId({ id }: { readonly id: string | null }) {
  if (id === null) return null;
  return (
    <span className={classes.request}>
      Request <code>{id}</code>
    </span>
  );
}

interface EmptyProps {
  readonly title: string;
  /** What to do next. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing to show, and what to do about it. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={classes.state}>
      <p className={classes.title}>{title}</p>
      {children !== undefined && <p className={classes.text}>{children}</p>}
      {action}
    </div>
  );
}

type ComingProps = Pick<HTMLAttributes<HTMLDivElement>, 'className' | 'style' | 'children'>;

/**
 * Shapes of what is to come, which pulse together: each that pulsed alone would be a layer of its own to the browser,
 * and hundreds of them cost it more than all charts.
 */
export function Coming({ className = '', ...rest }: ComingProps) {
  return <div className={`${classes.coming} ${className}`} aria-hidden data-coming {...rest} />;
}

const BAR_HEIGHTS = [38, 52, 47, 66, 58, 74, 69, 81, 62, 77, 88, 71] as const;

/** The shape of a chart to come. Height in pixels. */
export function ChartSkeleton({ height }: { readonly height: number }) {
  return (
    <Coming className={classes.bars} style={{ height }}>
      {BAR_HEIGHTS.map((share) => (
        <div key={share} className={classes.shape} style={{ height: (height * share) / 100 }} />
      ))}
    </Coming>
  );
}

/** The shape of a table to come. */
export function TableSkeleton({ rows }: { readonly rows: number }) {
  return (
    <Coming>
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          key={row}
          className={classes.shape}
          style={{ height: 20, margin: '10px 0', width: `${96 - row * 7}%` }}
        />
      ))}
    </Coming>
  );
}
