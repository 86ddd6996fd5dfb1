import type { Format, Unit } from '@callsight/client-model';
import classes from './Figure.module.css';
import { tip } from './tips';

interface FigureProps {
  readonly label: string;
  readonly value: number | null | undefined;
  readonly unit: Unit;
  /** The metric's own digits, where it has them. */
  readonly decimals?: number | undefined;
  readonly format: Format;
  /** Opens the records behind the number; without it the number is plain text. */
  readonly open?: (() => void) | undefined;
}

/** A number: short on the page, exact on hover, its records on a click. */
export function Figure({ label, value, unit, decimals, format, open }: FigureProps) {
  const short = format.short(value, unit, decimals);
  const full = format.full(value, unit);
  if (open === undefined || value === null || value === undefined) {
    return <span className="cs-number">{short}</span>;
  }
  return (
    <button
      type="button"
      className={classes.figure}
      onClick={open}
      aria-label={`${label}: ${full}. Show the records`}
      {...(full === short ? {} : tip(full))}
    >
      {short}
    </button>
  );
}
