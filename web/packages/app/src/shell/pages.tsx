import { Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSession, useSignOut, useView } from '../data';
import { Empty } from '../ui';
import classes from './Shell.module.css';

export function NotFound() {
  return (
    <main className={classes.alone}>
      <h1>No such page</h1>
      <p>The address may be old or mistyped.</p>
      <Anchor renderRoot={(props) => <Link {...props} to={'/analytics/overview' as never} />}>
        Go to the overview
      </Anchor>
    </main>
  );
}

/** Signed in, but a member of nothing. */
export function NoOrganization() {
  const person = useSession().data?.person;
  const signOut = useSignOut();
  return (
    <Empty
      title="No organization yet"
      action={
        <Button variant="default" size="xs" onClick={() => signOut.mutate()}>
          Sign in as someone else
        </Button>
      }
    >
      {person?.email ?? 'This account'} is not a member of any organization. Ask an owner or admin
      to add this address.
    </Empty>
  );
}

/** The address names an organization that is not there, or not for this person. */
export function UnknownOrganization() {
  const { view, change } = useView();
  return (
    <Empty
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
    </Empty>
  );
}
