/**
 * What a chart needs to know of the screen or the page it is drawn on. Colours are CSS hex strings
 * that reach AA contrast against `surface` (text 4.5, marks 3.0), in light and in dark.
 */
export interface ChartTheme {
  readonly scheme: 'light' | 'dark';
  readonly fontFamily: string;
  /** Pixels. */
  readonly fontSize: number;
  readonly surface: string;
  readonly text: string;
  readonly mutedText: string;
  readonly border: string;
  readonly gridLine: string;
  readonly accent: string;
  /** Six colours that stay apart with colour-blind eyes; the first is the accent. */
  readonly categorical: readonly string[];
  /** The colour of "other", after the six. */
  readonly other: string;
  /** The thinner line of the period compared with. */
  readonly comparison: string;
  readonly good: string;
  readonly bad: string;
  /** From little to much, for heat maps and maps. */
  readonly sequential: readonly string[];
  /** Where a map has no data. */
  readonly noData: string;
  /** False when the person asked for reduced motion, and on paper. */
  readonly motion: boolean;
}
