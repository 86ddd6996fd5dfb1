import type {
  Dashboard,
  DashboardContent,
  DashboardInput,
  Problem,
  Role,
} from '@callsight/client-model';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client } from './client';
import { problemOf } from './queries';
import { useView } from './view-provider';

/** Templates change with a release. */
const TEMPLATES_FRESH = 60 * 60_000;

const BUILDERS: readonly (Role | null)[] = ['owner', 'admin', 'analyst'];

interface Loaded<T> {
  readonly value: T | undefined;
  readonly loading: boolean;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

/** The dashboards that the person may see, with whose they are. */
export function useDashboards() {
  return useLoaded('list', (id, signal) => client.dashboards(id, signal));
}

/** Dashboards to begin with. */
export function useDashboardTemplates() {
  return useLoaded(
    'templates',
    (id, signal) => client.dashboardTemplates(id, signal),
    TEMPLATES_FRESH,
  );
}

/** One dashboard. */
export function useDashboard(dashboardId: string) {
  return useLoaded(dashboardId, (id, signal) => client.dashboard(id, dashboardId, signal));
}

/** Whether the person may make dashboards; the server decides, this keeps a viewer from what would be refused. */
export function useMayBuild(): boolean {
  const { organization } = useView();
  return BUILDERS.includes(organization?.role ?? null);
}

/** The ways to make, change and remove dashboards. */
export function useDashboardChanges() {
  const { organization } = useView();
  const queries = useQueryClient();
  const id = organization?.id ?? '';
  const keep = (dashboard: Dashboard) => {
    queries.setQueryData(['dashboards', id, dashboard.id], dashboard);
    void queries.invalidateQueries({ queryKey: ['dashboards', id, 'list'] });
  };
  const create = useMutation({
    mutationFn: (dashboard: DashboardInput | object) => client.createDashboard(id, dashboard),
    onSuccess: keep,
  });
  const replace = useMutation({
    mutationFn: (input: { id: string; version: number; content: DashboardContent }) =>
      client.replaceDashboard(id, input.id, { ...input.content, version: input.version }),
    onSuccess: keep,
  });
  const duplicate = useMutation({
    mutationFn: (dashboardId: string) => client.duplicateDashboard(id, dashboardId),
    onSuccess: keep,
  });
  const remove = useMutation({
    mutationFn: (dashboardId: string) => client.deleteDashboard(id, dashboardId),
    onSuccess: (_, dashboardId) => {
      void queries.invalidateQueries({ queryKey: ['dashboards', id, 'list'] });
      // Its page is still there for a moment and must not ask for what is gone.
      void queries.invalidateQueries({
        queryKey: ['dashboards', id, dashboardId],
        refetchType: 'none',
      });
    },
  });
  return {
    create,
    replace,
    duplicate,
    remove,
    /** The dashboard as it is on the server now. */
    load: (dashboardId: string) => client.dashboard(id, dashboardId),
    exported: (dashboardId: string) => client.exportDashboard(id, dashboardId),
    /** Takes a dashboard as it was just read. */
    keep,
  };
}

function useLoaded<T>(
  name: string,
  ask: (organizationId: string, signal: AbortSignal) => Promise<T>,
  staleTime?: number,
): Loaded<T> {
  const { organization } = useView();
  const id = organization?.id ?? '';
  const result = useQuery({
    queryKey: ['dashboards', id, name],
    queryFn: ({ signal }) => ask(id, signal),
    enabled: organization !== undefined,
    ...(staleTime === undefined ? {} : { staleTime }),
  });
  return {
    value: result.data,
    loading: result.isPending,
    problem: problemOf(result.error),
    retry: () => void result.refetch(),
  };
}
