import type { Organization } from '@callsight/client-model';
import { encodeView } from '@callsight/client-model';
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { Live, problemOf, useSession, useView } from '../../data';
import { SchemeArea } from '../../ui/theme';
import { useUnit } from './screen';
import { useWallSettings } from './settings';
import { Trouble } from './Trouble';
import { Wall } from './Wall';
import classes from './Wall.module.css';

/** A part of the unit: text of a chart. */
const CHART_TEXT = 1.2;

/** Figures for a screen on the wall, which nobody touches: it says what is wrong and mends itself. */
export function WallPage() {
  const { theme } = useWallSettings();
  const unit = useUnit();
  return (
    <SchemeArea
      scheme={theme}
      fontSize={Math.round(unit * CHART_TEXT)}
      className={classes.wall ?? ''}
      style={{ '--u': `${unit}px` }}
    >
      <Guarded />
    </SchemeArea>
  );
}

function Guarded() {
  const session = useSession();
  const { organization } = useView();
  useTitle(organization);
  const problem = problemOf(session.error);
  const retry = () => void session.refetch();
  if (session.data === undefined) {
    if (problem === undefined) return <main className={classes.waiting} aria-busy />;
    return (
      <Trouble title="The server can’t be reached" retry={retry}>
        {problem.message}
      </Trouble>
    );
  }
  if (!session.data.authenticated) {
    return (
      <Trouble title="Signed out" retry={retry} action={<SignIn />}>
        Somebody has to sign in on this browser, here or in another window.
      </Trouble>
    );
  }
  if (organization === undefined) {
    return (
      <Trouble title="No organization to show" retry={retry} action={<ToOverview />}>
        The address names none that this person may see.
      </Trouble>
    );
  }
  return (
    <Live>
      <Wall organization={organization} />
    </Live>
  );
}

function SignIn() {
  const href = useRouterState({ select: (state) => state.location.href });
  const next = new URLSearchParams({ next: href });
  return <Action href={`/dashboard/sign-in?${next}`}>Sign in</Action>;
}

function ToOverview() {
  const { view } = useView();
  const raw = encodeView({ ...view, organization: undefined });
  return <Action href={`/dashboard/analytics/overview?${raw}`}>Go to the overview</Action>;
}

/** Loads the page anew: whatever was wrong with this one is gone with it. */
function Action({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a className={classes.action} href={href}>
      {children}
    </a>
  );
}

function useTitle(organization: Organization | undefined): void {
  useEffect(() => {
    document.title = ['Wall', organization?.name, 'Callsight'].filter(Boolean).join(' · ');
  }, [organization]);
}
