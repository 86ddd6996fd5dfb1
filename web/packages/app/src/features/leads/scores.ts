import type { BarsChart, Measure, ScatterChart } from '@callsight/charts';
import type { Filter, ScoreBin, ScoreDecile } from '@callsight/client-model';

/** What a decile can show. */
export const DECILE_MEASURES: readonly Measure[] = [
  { id: 'lift', label: 'Lift', unit: 'ratio', good: 'up' },
  { id: 'rate', label: 'Rate', unit: 'percent', good: 'up' },
  { id: 'cumulativeGain', label: 'Share of conversions so far', unit: 'percent', good: 'up' },
];

const PROMISED: Measure = { id: 'promised', label: 'Score', unit: 'score', good: 'neither' };
const OBSERVED: Measure = { id: 'observed', label: 'Converted', unit: 'percent', good: 'neither' };

/** Tenths of the leads from the highest scores to the lowest. */
export function decileChart(deciles: readonly ScoreDecile[], shown: string): BarsChart {
  const measure = DECILE_MEASURES.find(({ id }) => id === shown) ?? DECILE_MEASURES[0];
  if (measure === undefined) throw new Error('a decile shows something');
  return {
    kind: 'bars',
    direction: 'up',
    title: `${measure.label} by tenth of the score`,
    measure,
    items: deciles.map((decile) => ({
      id: String(decile.decile),
      label: `${decile.lowestScore}–${decile.highestScore}`,
      value: amountOf(decile, measure.id),
    })),
  };
}

function amountOf(decile: ScoreDecile, id: string): number | null {
  if (id === 'rate') return decile.rate;
  return id === 'cumulativeGain' ? decile.cumulativeGain : decile.lift;
}

/** The leads of a decile: those with its scores. */
export function decileFilters(decile: ScoreDecile): readonly Filter[] {
  return between(decile.lowestScore, decile.highestScore, 'lte');
}

/** What the score promises against what became true. */
export function calibrationChart(bins: readonly ScoreBin[]): ScatterChart {
  return {
    kind: 'scatter',
    title: 'What the score promises, and what becomes true',
    across: PROMISED,
    measure: OBSERVED,
    equalLabel: 'the score keeps its promise; below it, it promises too much',
    dots: bins
      .filter((bin) => bin.leads > 0)
      .map((bin) => ({
        id: String(bin.from),
        label: `${bin.from}–${bin.to}`,
        x: bin.promised,
        y: bin.observed,
      })),
  };
}

/** The leads of a bin; the last one holds its upper end. */
export function binFilters(bin: ScoreBin): readonly Filter[] {
  return between(bin.from, bin.to, bin.to >= 100 ? 'lte' : 'lt');
}

function between(from: number, to: number, upTo: 'lt' | 'lte'): readonly Filter[] {
  return [
    { dimension: 'score', operator: 'gte', values: [from] },
    { dimension: 'score', operator: upTo, values: [to] },
  ];
}
