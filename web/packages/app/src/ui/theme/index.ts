export { Scheme as SchemeArea } from './Scheme';
export { ThemeProvider, useChartTheme } from './ThemeProvider';
export {
  chartThemeOf,
  DARK,
  FONT_FAMILY,
  LIGHT,
  type Scheme,
  type Tokens,
  tokensOf,
} from './tokens';
