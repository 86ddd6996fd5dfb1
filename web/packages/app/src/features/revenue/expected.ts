import { largestSeries } from '@callsight/charts';
import { type Answer, type Cell, columnOf, nameOf, type RangeInput } from '@callsight/client-model';
import { filterOn, filterOnAny, idOf, type Layer } from '../../panels';

/** Months that the chart looks ahead, the running one among them. */
const MONTHS = 6;
/** No deal that is open today was expected earlier. */
const EARLIEST = '2000-01-01';
/** Layers that stay apart by colour. */
const MOST_LAYERS = 6;

/** From today to the end of the fifth month after this one, and everything before today. */
export function expectedRanges(
  now: Date,
  timezone: string,
): { readonly ahead: RangeInput; readonly before: RangeInput } {
  // The Swedes write dates as the wire does.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(now);
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const written = (date: Date) => date.toISOString().slice(0, 10);
  return {
    ahead: { start: today, end: written(new Date(Date.UTC(year, month - 1 + MONTHS, 0))) },
    before: { start: EARLIEST, end: written(new Date(Date.UTC(year, month - 1, day - 1))) },
  };
}

/** The largest values of a dimension as layers over the answer's buckets, the rest summed. */
export function expectedLayers(
  answer: Answer,
  dimension: string,
  metric: string,
): readonly Layer[] {
  const values = [...new Set(columnOf(answer, dimension))];
  const places = new Map(
    (answer.buckets ?? []).map(({ start }, index) => [Date.parse(start), index]),
  );
  const at = (id: string) => answer.columns.findIndex((column) => column.id === id);
  const [time, own, amount] = [at('time'), at(dimension), at(metric)];
  const layers = values.map((value): Layer => {
    const numbers = Array.from(places, (): number => 0);
    for (const row of answer.rows) {
      const place = places.get(Date.parse(String(row[time])));
      const number = row[amount];
      if (row[own] !== value || place === undefined || typeof number !== 'number') continue;
      numbers[place] = number;
    }
    return {
      id: idOf(value),
      label: nameOf(answer.names, dimension, value),
      values: numbers,
      filter: filterOn(dimension, value),
    };
  });
  return kept(layers, values, dimension);
}

/** Every layer with its filter; what is summed is narrowed to by the values it is made of. */
function kept(
  layers: readonly Layer[],
  values: readonly Cell[],
  dimension: string,
): readonly Layer[] {
  const filled = layers.filter((layer) => layer.values.some((value) => value !== 0));
  const largest = largestSeries(filled, MOST_LAYERS);
  const named = new Set(largest.map(({ id }) => id));
  const rest = values.filter((value) => !named.has(idOf(value)));
  return largest.map((series) => ({
    ...series,
    filter: filled.find(({ id }) => id === series.id)?.filter ?? filterOnAny(dimension, rest),
  }));
}
