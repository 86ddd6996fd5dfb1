import type { ValueFormat } from './format/value';
import type { ChartTheme } from './theme';

/** Where and for whom a chart is drawn. */
export interface ChartContext {
  readonly theme: ChartTheme;
  /** BCP 47. */
  readonly locale: string;
  /** IANA zone in which buckets are labelled: the organization's, not the browser's. */
  readonly timezone: string;
  readonly format: ValueFormat;
  /** Pixels to draw on; decides how many labels fit. */
  readonly width: number;
  /** Adds patterns to areas, for those who can't see colour. */
  readonly patterns: boolean;
  /** What a click does, in a few words; closes each tooltip. */
  readonly hint?: string;
}

/** Narrower than this a chart drops labels that would crowd it. */
export const NARROW = 480;
