import type { ChartTheme } from '@callsight/charts';
import { MantineProvider, useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { type ReactNode, useContext, useMemo } from 'react';
import { SchemeContext } from './scheme-context';
import { cssVariables, theme } from './theme';
import { chartThemeOf } from './tokens';

/** The theme of the whole app: light, dark, or as the system says. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}

/** The tokens of the current scheme for a chart; the same object until the scheme changes. */
export function useChartTheme(): ChartTheme {
  const own = useContext(SchemeContext);
  const ofApp = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const scheme = own?.scheme ?? ofApp;
  const fontSize = own?.fontSize;
  const still = useReducedMotion(false, { getInitialValueInEffect: false });
  return useMemo(() => {
    const theme = chartThemeOf(scheme, !still);
    return fontSize === undefined ? theme : { ...theme, fontSize };
  }, [scheme, still, fontSize]);
}
