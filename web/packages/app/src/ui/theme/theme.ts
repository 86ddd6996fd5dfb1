import {
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  Modal,
  type VariantColorsResolver,
} from '@mantine/core';
import { DARK, FONT_FAMILY, LIGHT, type Tokens } from './tokens';

/** The accent from faint to deep; 5 fills in the dark, 7 in the light. */
const ACCENT: MantineColorsTuple = [
  '#edf2fd',
  '#d6e1fa',
  '#b4c8f6',
  '#9bb6fb',
  '#84a7ff',
  '#5c84ea',
  '#416cdc',
  '#2f5bd3',
  '#2449ad',
  '#183687',
];

/** In the dark, fills are light: words on them would else be white as in the light. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...colors, color: ON_FILL } : colors;
};

const ON_FILL = 'var(--cs-on-accent)';

export const theme = createTheme({
  fontFamily: FONT_FAMILY,
  headings: { fontFamily: FONT_FAMILY, fontWeight: '600' },
  colors: { accent: ACCENT },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  variantColorResolver: variantColors,
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Checkbox: { defaultProps: { iconColor: ON_FILL } },
    // A dialog's head is no banner of the page.
    Drawer: Drawer.extend({ defaultProps: { attributes: { header: { role: 'presentation' } } } }),
    Modal: Modal.extend({ defaultProps: { attributes: { header: { role: 'presentation' } } } }),
  },
});

/** Makes every token a CSS variable `--cs-…`, and points Mantine's own at them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesOf(LIGHT),
  dark: variablesOf(DARK),
});

/** The tokens as CSS variables. */
export function variablesOf(tokens: Tokens): Record<string, string> {
  return {
    '--cs-page': tokens.page,
    '--cs-surface': tokens.surface,
    '--cs-sunken': tokens.surfaceSunken,
    '--cs-border': tokens.border,
    '--cs-text': tokens.text,
    '--cs-muted': tokens.mutedText,
    '--cs-accent': tokens.accent,
    '--cs-accent-soft': tokens.accentSoft,
    '--cs-on-accent': tokens.onAccent,
    '--cs-good': tokens.good,
    '--cs-bad': tokens.bad,
    '--cs-warning': tokens.warning,
    '--cs-comparison': tokens.comparison,
    '--mantine-color-body': tokens.surface,
    '--mantine-color-text': tokens.text,
    '--mantine-color-dimmed': tokens.mutedText,
    '--mantine-color-placeholder': tokens.mutedText,
    '--mantine-color-default': tokens.surface,
    '--mantine-color-default-hover': tokens.surfaceSunken,
    '--mantine-color-default-border': tokens.border,
    '--mantine-color-default-color': tokens.text,
    '--mantine-color-anchor': tokens.accent,
    '--mantine-color-error': tokens.bad,
    '--mantine-color-red-filled': tokens.bad,
    '--mantine-color-red-filled-hover': tokens.bad,
    '--mantine-primary-color-contrast': tokens.onAccent,
    // In the dark, fields and panels take these two shades.
    '--mantine-color-dark-6': tokens.surface,
    '--mantine-color-dark-4': tokens.border,
  };
}
