import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { type Asks, askFirst, type RawSearch, searchCodec, ViewProvider } from '../data';
import { Broken, NotFound } from './pages';
import { queries } from './queries';
import { Shell } from './Shell';

const root = createRootRoute({
  component: () => (
    <ViewProvider>
      <Outlet />
    </ViewProvider>
  ),
  notFoundComponent: NotFound,
  errorComponent: Broken,
});

interface Entered {
  readonly cause: 'enter' | 'stay' | 'preload';
  readonly location: { readonly search: unknown };
}

/** Asks what a page asks first when it is entered, and does not wait for it. */
function asking(page: () => Promise<{ readonly asks: Asks }>) {
  return ({ cause, location }: Entered) => {
    if (cause !== 'enter') return;
    void page()
      .then(({ asks }) => askFirst(queries, location.search as RawSearch, asks))
      .catch(() => undefined);
  };
}

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/analytics/overview' });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../features/sign-in'), 'SignInPage'),
});

const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  component: lazyRouteComponent(() => import('../features/wall'), 'WallPage'),
});

const analytics = createRoute({ getParentRoute: () => root, path: '/analytics', component: Shell });

const first = createRoute({
  getParentRoute: () => analytics,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/analytics/overview' });
  },
});

const overview = createRoute({
  getParentRoute: () => analytics,
  path: '/overview',
  loader: asking(() => import('../features/overview')),
  component: lazyRouteComponent(() => import('../features/overview'), 'OverviewPage'),
});

const calls = createRoute({
  getParentRoute: () => analytics,
  path: '/calls',
  loader: asking(() => import('../features/calls')),
  component: lazyRouteComponent(() => import('../features/calls'), 'CallsPage'),
});

const leads = createRoute({
  getParentRoute: () => analytics,
  path: '/leads',
  loader: asking(() => import('../features/leads')),
  component: lazyRouteComponent(() => import('../features/leads'), 'LeadsPage'),
});

const revenue = createRoute({
  getParentRoute: () => analytics,
  path: '/revenue',
  loader: asking(() => import('../features/revenue')),
  component: lazyRouteComponent(() => import('../features/revenue'), 'RevenuePage'),
});

const campaigns = createRoute({
  getParentRoute: () => analytics,
  path: '/campaigns',
  loader: asking(() => import('../features/campaigns')),
  component: lazyRouteComponent(() => import('../features/campaigns'), 'CampaignsPage'),
});

const campaign = createRoute({
  getParentRoute: () => analytics,
  path: '/campaigns/$campaign',
  component: lazyRouteComponent(() => import('../features/campaigns'), 'CampaignPage'),
});

const reports = createRoute({
  getParentRoute: () => analytics,
  path: '/reports',
  component: lazyRouteComponent(() => import('../features/reports'), 'ReportsPage'),
});

const dashboards = createRoute({
  getParentRoute: () => analytics,
  path: '/dashboards',
  component: lazyRouteComponent(() => import('../features/dashboards'), 'DashboardsPage'),
});

const dashboard = createRoute({
  getParentRoute: () => analytics,
  path: '/dashboards/$dashboard',
  component: lazyRouteComponent(() => import('../features/dashboards'), 'DashboardPage'),
});

const editDashboard = createRoute({
  getParentRoute: () => analytics,
  path: '/dashboards/$dashboard/edit',
  component: lazyRouteComponent(() => import('../features/dashboards/edit'), 'EditPage'),
});

const explore = createRoute({
  getParentRoute: () => analytics,
  path: '/explore',
  component: lazyRouteComponent(() => import('../features/explore'), 'ExplorePage'),
});

const alerts = createRoute({
  getParentRoute: () => analytics,
  path: '/alerts',
  component: lazyRouteComponent(() => import('../features/alerts'), 'AlertsPage'),
});

const newAlert = createRoute({
  getParentRoute: () => analytics,
  path: '/alerts/new',
  component: lazyRouteComponent(() => import('../features/alerts'), 'NewAlertPage'),
});

const alert = createRoute({
  getParentRoute: () => analytics,
  path: '/alerts/$id',
  component: lazyRouteComponent(() => import('../features/alerts'), 'AlertPage'),
});

const editAlert = createRoute({
  getParentRoute: () => analytics,
  path: '/alerts/$id/edit',
  component: lazyRouteComponent(() => import('../features/alerts'), 'EditAlertPage'),
});

const records = createRoute({
  getParentRoute: () => analytics,
  path: '/records',
  component: lazyRouteComponent(() => import('./RecordsPage'), 'RecordsPage'),
});

const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: Shell });

const general = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/settings/general' as never, search: search as never });
  },
});

const section = createRoute({
  getParentRoute: () => settings,
  path: '/$section',
  component: lazyRouteComponent(() => import('../features/settings'), 'SettingsPage'),
});

const tree = root.addChildren([
  home,
  signIn,
  wall,
  analytics.addChildren([
    first,
    overview,
    calls,
    leads,
    revenue,
    campaigns,
    campaign,
    reports,
    dashboards,
    dashboard,
    editDashboard,
    explore,
    alerts,
    newAlert,
    alert,
    editAlert,
    records,
  ]),
  settings.addChildren([general, section]),
]);

/** Every address of the dashboard. The query of an address is a `View`, see the data room. */
export const router = createRouter({
  routeTree: tree,
  basepath: '/dashboard',
  defaultPreload: 'intent',
  scrollRestoration: true,
  ...searchCodec,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
