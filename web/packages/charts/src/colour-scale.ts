import type { ChartContext } from './context';
import type { ChartOption } from './kinds/kind';
import type { Measure, Value } from './measure';

/** Colours from little to much, with their key below the chart. Amounts begin at zero, rates at their lowest. */
export function colourScale(
  shown: readonly Value[],
  measure: Measure,
  context: ChartContext,
): ChartOption {
  const { theme, format } = context;
  const values = shown.filter((value) => value !== null);
  const highest = values.length === 0 ? 1 : Math.max(...values);
  const lowest = isAmount(measure) || values.length === 0 ? 0 : Math.min(...values);
  return {
    type: 'continuous',
    min: lowest,
    max: highest > lowest ? highest : lowest + 1,
    calculable: false,
    hoverLink: false,
    orient: 'horizontal',
    left: 'center',
    bottom: 0,
    itemWidth: 10,
    itemHeight: 140,
    text: [format.short(highest, measure), format.short(lowest, measure)],
    textStyle: { color: theme.mutedText, fontFamily: theme.fontFamily, fontSize: theme.fontSize },
    inRange: { color: [...theme.sequential] },
  };
}

function isAmount(measure: Measure): boolean {
  return measure.unit === 'count' || measure.unit === 'currency';
}
