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
  const [lowest, highest] = endsOf(shown, measure);
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

/** Where on the scale a value lies, 0–1. */
export function scaleShare(value: number, shown: readonly Value[], measure: Measure): number {
  const [lowest, highest] = endsOf(shown, measure);
  return highest > lowest ? (value - lowest) / (highest - lowest) : 0;
}

function endsOf(shown: readonly Value[], measure: Measure): readonly [number, number] {
  const values = shown.filter((value) => value !== null);
  if (values.length === 0) return [0, 1];
  return [isAmount(measure) ? 0 : Math.min(...values), Math.max(...values)];
}

function isAmount(measure: Measure): boolean {
  return measure.unit === 'count' || measure.unit === 'currency';
}
