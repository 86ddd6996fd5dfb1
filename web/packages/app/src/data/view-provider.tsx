import { type Catalog, Format } from '@callsight/client-model';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { client } from './client';
import { useScope } from './scope';
import { useOrganizations } from './session';
import { useControl, type ViewControl } from './view';

/** The catalog changes with a release or a custom metric: five minutes is fresh enough. */
const CATALOG_FRESH = 5 * 60_000;

/** Where the catalog of an organization is kept, and how it is asked for. */
export function catalogQuery(organizationId: string | undefined) {
  return {
    queryKey: ['catalog', organizationId],
    queryFn: ({ signal }: { signal: AbortSignal }) => client.catalog(organizationId ?? '', signal),
    staleTime: CATALOG_FRESH,
  };
}

const ViewContext = createContext<ViewControl | undefined>(undefined);
const FormatContext = createContext<Format | undefined>(undefined);
const CatalogContext = createContext<Catalog | undefined>(undefined);

/**
 * What nearly every component reads, made once for all of them: the view of the address, the formats
 * of the organization, and its catalog. Hundreds of components that each watch the address and the
 * answers for themselves take longer to begin than to draw.
 */
export function ViewProvider({ children }: { readonly children: ReactNode }) {
  const control = useControl(useOrganizations());
  return (
    <ViewContext.Provider value={control}>
      <FormatContext.Provider value={useFormatOf(control)}>
        <CatalogContext.Provider value={useCatalogOf(control)}>{children}</CatalogContext.Provider>
      </FormatContext.Provider>
    </ViewContext.Provider>
  );
}

/** The view that the address describes, and the ways to change it. */
export function useView(): ViewControl {
  const control = made(useContext(ViewContext));
  const scope = useScope();
  return useMemo(() => {
    if (scope.length === 0) return control;
    const openDrill: ViewControl['openDrill'] = (drill) =>
      control.openDrill({ ...drill, filters: [...scope, ...drill.filters] });
    return { ...control, openDrill };
  }, [control, scope]);
}

/** Formats in the browser's locale and the organization's currency and zone. */
export function useFormat(): Format {
  return made(useContext(FormatContext));
}

/** The organization's metrics and dimensions; undefined until they are there. */
export function useCatalog(): Catalog | undefined {
  return useContext(CatalogContext);
}

/**
 * Whether the catalog is still on its way. It is asked for with the page itself: what is drawn without the names in it is
 * drawn twice, and moves the second time.
 */
export function useCatalogPending(): boolean {
  const { organization } = useView();
  const enabled = organization !== undefined;
  return useQuery({ ...catalogQuery(organization?.id), enabled }).isPending && enabled;
}

function useFormatOf({ organization }: ViewControl): Format {
  const currency = organization?.currency ?? 'USD';
  const timezone = organization?.timezone ?? 'UTC';
  return useMemo(
    () => new Format({ locale: navigator.language, currency, timezone }),
    [currency, timezone],
  );
}

function useCatalogOf({ organization }: ViewControl): Catalog | undefined {
  return useQuery({ ...catalogQuery(organization?.id), enabled: organization !== undefined }).data;
}

function made<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there is no view outside of <ViewProvider>');
  return value;
}
