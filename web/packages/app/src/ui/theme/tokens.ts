import type { ChartTheme } from '@callsight/charts';

/** Inter with tabular figures wherever a number can stand under another. */
export const FONT_FAMILY =
  "'InterVariable', Inter, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

/** Every colour of one scheme. Contrast is checked by `tokens.test.ts`. */
export interface Tokens {
  readonly page: string;
  readonly surface: string;
  readonly surfaceSunken: string;
  readonly border: string;
  readonly gridLine: string;
  readonly text: string;
  readonly mutedText: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  readonly good: string;
  readonly bad: string;
  readonly warning: string;
  readonly comparison: string;
  readonly other: string;
  readonly noData: string;
  readonly categorical: readonly string[];
  readonly sequential: readonly string[];
}

export const LIGHT: Tokens = {
  page: '#f6f7f9',
  surface: '#ffffff',
  surfaceSunken: '#f0f2f5',
  border: '#e1e5ea',
  gridLine: '#eceef2',
  text: '#161a21',
  mutedText: '#586172',
  accent: '#2f5bd3',
  accentSoft: '#e9effc',
  onAccent: '#ffffff',
  good: '#0b7547',
  bad: '#b3261e',
  warning: '#8a5a00',
  comparison: '#868e9c',
  other: '#868e9c',
  noData: '#e8eaee',
  categorical: ['#2f5bd3', '#c2570c', '#0f8a6d', '#9b4d96', '#8a6a00', '#2d86ad'],
  sequential: ['#edf2fd', '#c9d8f8', '#9db8f0', '#6d92e4', '#426dd6', '#2449ad', '#15307c'],
};

export const DARK: Tokens = {
  page: '#101318',
  surface: '#181c23',
  surfaceSunken: '#1f242d',
  border: '#2c333f',
  gridLine: '#272d38',
  text: '#e9ecf1',
  mutedText: '#a2abba',
  accent: '#84a7ff',
  accentSoft: '#212c47',
  onAccent: '#0d1424',
  good: '#4fc78f',
  bad: '#ff8f86',
  warning: '#e2b04a',
  comparison: '#7d8798',
  other: '#8891a1',
  noData: '#262c36',
  categorical: ['#84a7ff', '#f2935c', '#45c6a2', '#d79ad3', '#dcbc4a', '#7cc4e4'],
  sequential: ['#1d2636', '#26385f', '#2f4c8a', '#3d65b6', '#5a83d9', '#86a9f4', '#bfd3ff'],
};

export type Scheme = 'light' | 'dark';

export function tokensOf(scheme: Scheme): Tokens {
  return scheme === 'dark' ? DARK : LIGHT;
}

/** The tokens as plain data for charts, which know no React and no CSS. */
export function chartThemeOf(scheme: Scheme, motion: boolean): ChartTheme {
  const tokens = tokensOf(scheme);
  return {
    scheme,
    fontFamily: FONT_FAMILY,
    fontSize: 12,
    surface: tokens.surface,
    text: tokens.text,
    mutedText: tokens.mutedText,
    border: tokens.border,
    gridLine: tokens.gridLine,
    accent: tokens.accent,
    categorical: tokens.categorical,
    other: tokens.other,
    comparison: tokens.comparison,
    good: tokens.good,
    bad: tokens.bad,
    sequential: tokens.sequential,
    noData: tokens.noData,
    motion,
  };
}
