import type { Role } from '@callsight/client-model';
import classes from './Settings.module.css';

/** From most to least. */
export const ROLES: Readonly<Record<Role, { readonly label: string; readonly may: string }>> = {
  owner: {
    label: 'Owner',
    may: 'All an admin may; also names and removes owners, and deletes the organization.',
  },
  admin: {
    label: 'Admin',
    may: 'All an analyst may; also sends records, and changes settings, members, keys and rates.',
  },
  analyst: {
    label: 'Analyst',
    may: 'All a viewer may; also builds dashboards, reports, goals and alerts.',
  },
  viewer: { label: 'Viewer', may: 'Sees every figure and the records behind it.' },
};

/** Roles that somebody may give; the one that is there is always among them. */
export function rolesFor(own: Role | null, current: Role) {
  return (Object.keys(ROLES) as Role[])
    .filter((role) => role !== 'owner' || own === 'owner' || current === 'owner')
    .map((role) => ({ value: role, label: ROLES[role].label }));
}

export function RoleHelp() {
  return (
    <dl className={classes.roles}>
      {Object.values(ROLES).map(({ label, may }) => (
        <RoleLine key={label} label={label} may={may} />
      ))}
    </dl>
  );
}

function RoleLine({ label, may }: { readonly label: string; readonly may: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{may}</dd>
    </>
  );
}
