import {
  type Drill,
  decodeView,
  encodeView,
  type Filter,
  type Organization,
  type RangeInput,
  type View,
  withFilter,
  withoutFilter,
} from '@callsight/client-model';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

/** What the router keeps of an address's query: the text itself; `View` is read from it. */
export interface RawSearch {
  readonly raw?: string;
}

export const searchCodec = {
  parseSearch: (text: string): RawSearch => {
    const raw = text.startsWith('?') ? text.slice(1) : text;
    return raw === '' ? {} : { raw };
  },
  stringifySearch: (search: RawSearch): string => {
    return search.raw === undefined || search.raw === '' ? '' : `?${search.raw}`;
  },
};

/** The view that the address describes, and the ways to change it. */
export interface ViewControl {
  readonly view: View;
  /** The picked organization, else the person's first; undefined when there is none. */
  readonly organization: Organization | undefined;
  /**
   * Changes the address; a step back undoes it, unless it replaces where one is. A range picked anew ends what was
   * zoomed into.
   */
  readonly change: (patch: Partial<View>, replace?: boolean) => void;
  /** Looks closer at a part of the range, and keeps the way back out; `filters` narrow as well. */
  readonly zoom: (range: RangeInput, filters?: readonly Filter[]) => void;
  /** Picks something inside a card; the usual value leaves the address again. */
  readonly choose: (key: string, value: string | undefined) => void;
  readonly addFilter: (filter: Filter) => void;
  readonly removeFilter: (filter: Filter) => void;
  readonly openDrill: (drill: Drill) => void;
  readonly closeDrill: () => void;
}

/** The organization that a view is of; undefined when it names one that is not among them. */
export function organizationOf(
  view: View,
  organizations: readonly Organization[],
): Organization | undefined {
  if (view.organization === undefined) return organizations[0];
  return organizations.find(({ id }) => id === view.organization);
}

/** The view that the address describes now. Every component gets it from `ViewProvider`, where it is made once. */
export function useControl(organizations: readonly Organization[]): ViewControl {
  const raw = useRouterState({ select: (state) => (state.location.search as RawSearch).raw ?? '' });
  const view = useMemo(() => decodeView(raw), [raw]);
  const navigate = useNavigate();
  const organization = organizationOf(view, organizations);

  const change = useCallback(
    (patch: Partial<View>, replace = false) => {
      const zoomed = patch.range === undefined ? {} : { zoomedFrom: [] };
      const search: RawSearch = { raw: encodeView({ ...view, ...zoomed, ...patch }) };
      void navigate({ to: '.', search: search as never, resetScroll: false, replace });
    },
    [navigate, view],
  );

  return useMemo(
    () => ({
      view,
      organization,
      change,
      zoom: (range, filters = []) =>
        change({
          range,
          zoomedFrom: [...view.zoomedFrom, view.range],
          filters: filters.reduce(withFilter, view.filters),
          drill: undefined,
        }),
      choose: (key, value) => {
        const { [key]: _, ...others } = view.choices;
        change({ choices: value === undefined ? others : { ...others, [key]: value } });
      },
      addFilter: (filter) =>
        change({ filters: withFilter(view.filters, filter), drill: undefined }),
      removeFilter: (filter) => change({ filters: withoutFilter(view.filters, filter) }),
      openDrill: (drill) => change({ drill }),
      closeDrill: () => change({ drill: undefined }),
    }),
    [view, organization, change],
  );
}
