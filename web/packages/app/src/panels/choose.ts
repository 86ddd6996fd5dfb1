import type { Bucket, Target } from '@callsight/charts';
import { type Answer, clipped, type Filter, type RangeInput } from '@callsight/client-model';
import { useCallback } from 'react';
import type { Choose } from '../charts';
import { useView } from '../data';

/** What a point of a chart stands for. */
export interface Meant {
  readonly metric: string;
  readonly filters: readonly Filter[];
  /** Narrower than the page's range, for a bucket. */
  readonly range?: RangeInput;
}

/**
 * What happens when a point is chosen: its records open, or the page narrows to it: a layer by its filter, a bucket by
 * zooming in. `meantBy` must keep its identity.
 */
export function useChoose(meantBy: (target: Target) => Meant | undefined): Choose {
  const { openDrill, addFilter, zoom, view, change } = useView();
  return useCallback(
    (target, narrow) => {
      const meant = meantBy(target);
      if (meant === undefined) return;
      if (!narrow) return openDrill(meant);
      const [only, ...further] = meant.filters;
      if (only === undefined) {
        if (meant.range !== undefined) zoom(meant.range);
      } else if (further.length === 0) addFilter(only);
      else change({ filters: replaced(view.filters, meant.filters), drill: undefined });
    },
    [meantBy, openDrill, addFilter, zoom, change, view.filters],
  );
}

/** The bucket that was meant, as a range for its records. */
export function meantBucket(
  buckets: readonly Bucket[] | undefined,
  answer: Answer | undefined,
  target: Target,
): RangeInput | undefined {
  const bucket = buckets?.[target.index];
  return bucket === undefined || answer === undefined
    ? undefined
    : clipped(bucket, answer.meta.range);
}

function replaced(filters: readonly Filter[], added: readonly Filter[]): readonly Filter[] {
  const dimensions = new Set(added.map(({ dimension }) => dimension));
  return [...filters.filter(({ dimension }) => !dimensions.has(dimension)), ...added];
}
