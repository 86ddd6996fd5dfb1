import { bucketRange, type WaterfallStep } from '@callsight/charts';
import { numbersOf } from '@callsight/client-model';
import { meantBucket } from '../choose';
import { partsOf } from '../parts';
import { itemsOf, splitRows } from '../split';
import { bucketsOf } from '../timeline';
import { filterOfItem, meantRow, namedItems } from './draw-split';
import { against, type Drawing, type Drawn, measureIn } from './drawing';

/** Parts that a waterfall shows beside the total. */
const MOST_PARTS = 12;
/** How far sums of rounded amounts may be apart, as a part of the whole. */
const ROUNDING = 1e-6;

/** How parts, or periods, make up the total; the total is the answer's own. */
export function drawWaterfall(drawing: Drawing): Drawn {
  const { answer } = drawing;
  const [metric = ''] = drawing.metrics;
  const steps = drawing.grain === undefined ? stepsByPart(drawing) : stepsByTime(drawing);
  const total = answer.totals[metric] ?? null;
  const sum = steps.reduce((all, step) => all + (step.value ?? 0), 0);
  const complete = (answer.next ?? null) === null;
  if (total === null || !complete || Math.abs(sum - total) > Math.abs(total) * ROUNDING) {
    return { reason: 'The parts do not add up to the total: take bars.' };
  }
  const label = measureIn(drawing, metric).label;
  return {
    chart: {
      kind: 'waterfall',
      title: drawing.title,
      measure: measureIn(drawing, metric),
      steps: [...steps, { id: '(total)', label, value: total, isLevel: true }],
      ...against(drawing),
    },
    meant: (target) => {
      if (target.index === steps.length) return { metric, filters: [] };
      return drawing.grain === undefined
        ? meantPart(drawing, target.index)
        : meantPeriod(drawing, target, metric);
    },
  };
}

function partItems(drawing: Drawing) {
  const [metric = ''] = drawing.metrics;
  return partsOf(itemsOf(splitRows(drawing.answer), metric), MOST_PARTS);
}

function stepsByPart(drawing: Drawing): readonly WaterfallStep[] {
  return partItems(drawing).map(({ id, label, value }) => ({ id, label, value, isLevel: false }));
}

function stepsByTime(drawing: Drawing): readonly WaterfallStep[] {
  const { answer, grain = 'day', locale } = drawing;
  const values = numbersOf(answer, drawing.metrics[0] ?? '');
  return bucketsOf(answer).map((bucket, index) => ({
    id: bucket.start,
    label: bucketRange(bucket, grain, locale, answer.meta.timezone),
    value: values[index] ?? 0,
    isLevel: false,
  }));
}

function meantPart(drawing: Drawing, index: number) {
  const [metric = ''] = drawing.metrics;
  const items = partItems(drawing);
  const item = items[index];
  if (item === undefined) return undefined;
  const [dimension = ''] = drawing.dimensions;
  return { metric, filters: [filterOfItem(item, items, splitRows(drawing.answer), dimension)] };
}

function meantPeriod(
  { answer }: Drawing,
  target: { index: number; series: number | null },
  metric: string,
) {
  const range = meantBucket(bucketsOf(answer), answer, target);
  return range === undefined ? undefined : { metric, range, filters: [] };
}

/** One amount, or one for each value of a dimension, beside the widget's target. */
export function drawProgress(drawing: Drawing): Drawn {
  const { answer, options, dimensions } = drawing;
  const [metric = ''] = drawing.metrics;
  const measure = measureIn(drawing, metric);
  const target = options.target ?? null;
  const rows = splitRows(answer).slice(0, drawing.room);
  const aims =
    dimensions.length === 0
      ? [{ id: metric, label: measure.label, value: answer.totals[metric] ?? null, target }]
      : namedItems(rows, metric).map(({ id, label, value }) => ({ id, label, value, target }));
  return {
    chart: { kind: 'progress', title: drawing.title, measure, aims },
    meant: ({ index }) =>
      dimensions.length === 0 ? { metric, filters: [] } : meantRow(drawing, rows[index], metric),
  };
}

/** A percentage from 0 to 100; anything else from the widget's ends, or up to its target. */
export function drawGauge(drawing: Drawing): Drawn {
  const { answer, options } = drawing;
  const [metric = ''] = drawing.metrics;
  const measure = measureIn(drawing, metric);
  const value = answer.totals[metric] ?? null;
  const previous = answer.comparisons[0]?.totals[metric]?.previous;
  const usual = measure.unit === 'percent' ? 100 : Math.max(options.target ?? 0, value ?? 0);
  return {
    chart: {
      kind: 'gauge',
      title: drawing.title,
      measure,
      value,
      from: options.from ?? 0,
      to: options.to ?? usual,
      ...(options.target === undefined ? {} : { target: options.target }),
      ...(previous === undefined ? {} : { previous }),
      ...against(drawing),
    },
    meant: () => ({ metric, filters: [] }),
  };
}
