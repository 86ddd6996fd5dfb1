import type { ChartKind, Interval, WidgetOptions, WidgetQuery } from '@callsight/client-model';
import { grainFor } from '@callsight/client-model';
import { useMemo, useState } from 'react';
import { type Asked, findMetric, useCatalog, useFormat, useView } from '../../data';
import { useKnownAnswer } from '../asked';
import { suitableGrain } from '../grains';
import { useLayers } from '../layers';
import { isoWeekStart } from '../week';
import { draw } from './draw';
import type { Drawn } from './drawing';
import { isAdditive } from './fit';
import { isLayered, questionOf } from './question';

/** A drawn question, and what became of the questions behind it. */
interface AskedDrawing {
  /** Undefined until there is an answer. */
  readonly drawn: Drawn | undefined;
  /** The answer to the question itself. */
  readonly asked: Asked;
  readonly all: readonly Asked[];
}

const NO_OPTIONS: WidgetOptions = {};

/** Pixels that a bar takes with its name. */
const BAR = 19;
const LEAST_BARS = 3;

/**
 * Asks a question in the view of the page and draws its answer. The question must keep its identity.
 *
 * @param height pixels of the chart
 */
export function useDrawn(
  title: string,
  kind: ChartKind,
  query: WidgetQuery,
  options: WidgetOptions | undefined,
  height: number,
): AskedDrawing {
  const { view, organization } = useView();
  const scale = options ?? NO_OPTIONS;
  const room = Math.max(LEAST_BARS, Math.floor(height / BAR));
  const { locale } = useFormat();
  const catalog = useCatalog();
  const { grain, learn } = useFittingGrain(kind, query);
  const layered = isLayered(query, kind);
  const asked = useKnownAnswer(
    useMemo(() => {
      const question = questionOf(query, kind, grain);
      if (!layered) return question;
      const { dimensions: _, order: __, ...whole } = question;
      return whole;
    }, [query, kind, grain, layered]),
  );
  learn(asked);
  const { layers, all } = useQueryLayers(query, grain ?? 'day', asked, layered);
  const { answer } = asked;
  const weekStart = isoWeekStart(organization);
  const drawn = useMemo((): Drawn | undefined => {
    if (answer === undefined || catalog === undefined) return undefined;
    const metrics = query.metrics
      .map((id) => findMetric(catalog, id)?.id ?? id)
      .filter((id) => id in answer.totals);
    const dimensions = query.dimensions ?? [];
    const columns = answer.columns.map((column) => column.id);
    const isThis = layered || dimensions.every((id) => columns.includes(id));
    const hasTime = answer.columns.some((column) => column.role === 'time');
    // An answer to the question before, while this one is on its way.
    if (metrics.length === 0 || !isThis || hasTime !== (grain !== undefined)) return undefined;
    if (layered && layers === undefined) return undefined;
    const facts = { title, metrics, dimensions, grain, options: scale, answer, catalog, locale };
    return draw(kind, { ...facts, layers, room, range: view.range, weekStart });
  }, [
    answer,
    catalog,
    query,
    layered,
    layers,
    grain,
    title,
    scale,
    room,
    kind,
    view.range,
    weekStart,
    locale,
  ]);
  return { drawn, asked, all };
}

function useQueryLayers(
  query: WidgetQuery,
  grain: NonNullable<WidgetQuery['grain']>,
  whole: Asked,
  wanted: boolean,
) {
  const [metric = ''] = query.metrics;
  const [dimension = ''] = query.dimensions ?? [];
  const additive = isAdditive(findMetric(useCatalog(), metric));
  const { complete } = query;
  const terms = useMemo(
    () => ({ additive, ...(complete === undefined ? {} : { complete }) }),
    [additive, complete],
  );
  const { layers, asked } = useLayers(wanted ? metric : '', dimension, grain, whole, terms);
  return wanted ? { layers, all: asked } : { layers: undefined, all: [whole] };
}

/** The widget's grain while it suits the range that the page shows, such as after zooming in. */
function useFittingGrain(kind: ChartKind, query: WidgetQuery) {
  const { view } = useView();
  const [range, setRange] = useState<Interval>();
  const fixed = query.grain === undefined || kind === 'calendar';
  return {
    grain: fixed ? query.grain : suitableGrain(query.grain, grainFor(view.range), range),
    learn: ({ answer }: Asked) => {
      const known = answer?.meta.range;
      if (known === undefined) return;
      if (known.start !== range?.start || known.end !== range?.end) setRange(known);
    },
  };
}
