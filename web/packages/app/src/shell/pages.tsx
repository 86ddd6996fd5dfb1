import { Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useSession, useSignOut, useView } from '../data';
import { NewOrganization } from './NewOrganization';
import classes from './Shell.module.css';

export function NotFound() {
  return (
    <main className={classes.alone}>
      <h1 className={classes.notice}>No such page</h1>
      <p>The address may be old or mistyped.</p>
      <Anchor renderRoot={(props) => <Link {...props} to={'/analytics/overview' as never} />}>
        Go to the overview
      </Anchor>
    </main>
  );
}

/** A page that could not be drawn, or whose part could not be loaded after a new release. */
export function Broken() {
  return (
    <main className={classes.alone}>
      <h1 className={classes.notice}>This page could not be shown</h1>
      <p>
        Callsight may have been updated while the page was open. Load it again; if that does not
        help, tell an admin what you did.
      </p>
      <Button onClick={() => window.location.reload()}>Load again</Button>
    </main>
  );
}

interface NoticeProps {
  readonly title: string;
  readonly action: ReactNode;
  readonly children: ReactNode;
}

/** What is in the way, and how to get around it, in place of a page. */
function Notice({ title, action, children }: NoticeProps) {
  return (
    <>
      <h1 className={classes.notice}>{title}</h1>
      <p>{children}</p>
      {action}
    </>
  );
}

/** Signed in, but a member of nothing. */
export function NoOrganization() {
  const person = useSession().data?.person;
  const signOut = useSignOut();
  if (person?.mayCreateOrganizations === true) return <FirstOrganization />;
  return (
    <Notice
      title="No organization yet"
      action={
        <Button variant="default" size="xs" onClick={() => signOut.mutate()}>
          Sign in as someone else
        </Button>
      }
    >
      {person?.email ?? 'This account'} is not a member of any organization. Ask an owner or admin
      to add this address.
    </Notice>
  );
}

function FirstOrganization() {
  const [creating, setCreating] = useState(false);
  return (
    <Notice
      title="No organization yet"
      action={
        <>
          <Button size="xs" onClick={() => setCreating(true)}>
            New organization
          </Button>
          <NewOrganization opened={creating} onClose={() => setCreating(false)} />
        </>
      }
    >
      Records, people and keys belong to one. Make the first, with its time zone and currency.
    </Notice>
  );
}

/** The address names an organization that is not there, or not for this person. */
export function UnknownOrganization() {
  const { view, change } = useView();
  return (
    <Notice
      title="You may not see this organization"
      action={
        <Button
          variant="default"
          size="xs"
          onClick={() => change({ organization: undefined, filters: [], drill: undefined })}
        >
          Show an organization of mine
        </Button>
      }
    >
      There is no organization “{view.organization}”, or you are not a member of it. Ask its owner
      or an admin for access.
    </Notice>
  );
}
