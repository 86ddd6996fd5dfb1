import { type ChartContext, valueFormat } from '@callsight/charts';
import type { Format } from '@callsight/client-model';
import { useMemo } from 'react';
import { useChartTheme } from '../ui/theme';
import { usePatterns } from './patterns';

/** Where and for whom charts are drawn: theme, language, zone and currency of the page. */
export function useChartContext(format: Format, width: number, hint?: string): ChartContext {
  const theme = useChartTheme();
  const [patterns] = usePatterns();
  return useMemo(
    () => ({
      theme,
      locale: format.locale,
      timezone: format.timezone,
      format: valueFormat(format.locale, format.currency),
      width,
      patterns,
      ...(hint === undefined ? {} : { hint }),
    }),
    [theme, format, width, patterns, hint],
  );
}
