import type { Session } from '@callsight/client-model';
import { useSessionStorage } from '@mantine/hooks';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Live, problemOf, useCatalogPending, useSession, useView } from '../data';
import { Failure } from '../ui';
import { Toasts } from '../ui/toasts';
import { CardsAsTables } from './CardsAsTables';
import { ClockBanner } from './ClockBanner';
import { Header } from './Header';
import { Keyboard } from './Keyboard';
import { NotesOnCharts } from './NotesOnCharts';
import { NoOrganization, UnknownOrganization } from './pages';
import classes from './Shell.module.css';
import { Toolbar } from './Toolbar';
import { isSettings, TABS, tabOf } from './tabs';

const DrillPanel = lazy(async () => ({ default: (await import('../drill')).DrillPanel }));
const FirstRunPage = lazy(async () => ({
  default: (await import('../features/sign-in')).FirstRunPage,
}));

/** Decides who gets in, then draws the frame that every tab stands in. */
export function Shell() {
  const session = useSession();
  const problem = problemOf(session.error);
  const [later, setLater] = useSessionStorage({
    key: 'callsight-password-later',
    defaultValue: false,
  });
  if (session.data === undefined) {
    if (problem === undefined) return <div className={classes.splash} aria-busy />;
    return (
      <main className={classes.alone}>
        <Failure problem={problem} retry={() => void session.refetch()} />
      </main>
    );
  }
  if (!session.data.authenticated) {
    return <ToSignIn />;
  }
  if (session.data.passwordNeeded && !(session.data.demo && later)) {
    return (
      <Suspense>
        <FirstRunPage later={session.data.demo ? () => setLater(true) : undefined} />
      </Suspense>
    );
  }
  return <Frame session={session.data} />;
}

/** Leads to the sign-in page, once: the address it comes back to is the one of this moment. */
function ToSignIn() {
  const router = useRouter();
  const gone = useRef(false);
  useEffect(() => {
    if (gone.current) return;
    gone.current = true;
    const raw = new URLSearchParams({ next: router.state.location.href }).toString();
    void router.navigate({ to: '/sign-in', search: { raw } as never, replace: true });
  }, [router]);
  return <div className={classes.splash} aria-busy />;
}

function Frame({ session }: { readonly session: Session }) {
  const { organization, view } = useView();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const onRecords = path.endsWith('/records');
  // Settings have no range and no filters.
  const onSettings = isSettings(path);
  const onAlerts = path.includes('/analytics/alerts');
  const isNameless = useCatalogPending();
  useTitle(path, organization?.name);
  return (
    <>
      <a className={classes.skip} href="#content">
        Skip to content
      </a>
      <ClockBanner session={session} />
      <Header />
      {organization === undefined ? (
        <main className={classes.alone} id="content">
          {session.organizations.length === 0 ? <NoOrganization /> : <UnknownOrganization />}
        </main>
      ) : (
        <Live>
          <NotesOnCharts>
            {/* Alerts look at the last 90 days, whatever the range. */}
            {!onSettings && !onAlerts && <Toolbar />}
            <main
              className={classes.content}
              id="content"
              tabIndex={-1}
              aria-busy={isNameless || undefined}
            >
              {isNameless ? (
                <p className={classes.late}>Loading the names of your figures</p>
              ) : (
                <CardsAsTables>
                  <Outlet />
                </CardsAsTables>
              )}
            </main>
            {view.drill !== undefined && !onRecords && !onSettings && (
              <Suspense>
                <DrillPanel />
              </Suspense>
            )}
          </NotesOnCharts>
        </Live>
      )}
      <Toasts />
      <Keyboard />
    </>
  );
}

function useTitle(path: string, organization: string | undefined): void {
  useEffect(() => {
    const tab = TABS.find(({ id }) => id === tabOf(path))?.label;
    const page = tab ?? otherPage(path);
    document.title = [page, organization, 'Callsight'].filter(Boolean).join(' · ');
  }, [path, organization]);
}

/** What a page outside of the tabs is called. */
function otherPage(path: string): string {
  if (isSettings(path)) return 'Settings';
  return path.includes('/analytics/alerts') ? 'Alerts' : 'Records';
}
