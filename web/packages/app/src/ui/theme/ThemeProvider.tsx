import type { ChartTheme } from '@callsight/charts';
import { MantineProvider, useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { SchemeContext } from './scheme-context';
import { cssVariables, theme } from './theme';
import { chartThemeOf } from './tokens';

/** The theme of charts where nothing is set otherwise, and whether nothing should move. */
const ChartThemeContext = createContext<
  { readonly theme: ChartTheme; readonly still: boolean } | undefined
>(undefined);

/** The theme of the whole app: light, dark, or as the system says. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <ChartThemes>{children}</ChartThemes>
    </MantineProvider>
  );
}

/** Watches what the system says once for all charts. */
function ChartThemes({ children }: { readonly children: ReactNode }) {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const still = useReducedMotion(false, { getInitialValueInEffect: false });
  const value = useMemo(() => ({ theme: chartThemeOf(scheme, !still), still }), [scheme, still]);
  return <ChartThemeContext.Provider value={value}>{children}</ChartThemeContext.Provider>;
}

/** The tokens of the current scheme for a chart; the same object until the scheme changes. */
export function useChartTheme(): ChartTheme {
  const own = useContext(SchemeContext);
  const ofApp = useContext(ChartThemeContext);
  if (ofApp === undefined) throw new Error('there is no theme outside of <ThemeProvider>');
  return useMemo(() => {
    if (own === undefined) return ofApp.theme;
    return { ...chartThemeOf(own.scheme, !ofApp.still), fontSize: own.fontSize };
  }, [own, ofApp]);
}
