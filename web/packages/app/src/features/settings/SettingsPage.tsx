import { DEFAULT_VIEW, encodeView } from '@callsight/client-model';
import { Link, useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useContacts, useMayAdminister, useView } from '../../data';
import { AuditLog } from './AuditLog';
import { Data } from './Data';
import { General } from './General';
import { Keys } from './Keys';
import { Members } from './Members';
import { Names } from './Names';
import { Rates } from './Rates';
import classes from './Settings.module.css';
import { SECTIONS, type SectionId } from './sections';

const PAGES: Readonly<Record<SectionId, ComponentType>> = {
  general: General,
  members: Members,
  keys: Keys,
  names: Names,
  rates: Rates,
  data: Data,
  audit: AuditLog,
};

/** An organization's settings: what there is on the left, one of it on the right. */
export function SettingsPage() {
  const { section } = useParams({ strict: false }) as { readonly section?: string };
  const { organization } = useView();
  const may = useMayAdminister();
  const current = SECTIONS.find(({ id }) => id === section) ?? SECTIONS[0];
  const Page = PAGES[current.id];
  if (!may) return <WhomToAsk />;
  return (
    <div className={classes.page}>
      <div className={classes.side}>
        <h1 className={classes.heading}>Settings</h1>
        <nav className={classes.sections} aria-label="Settings">
          {SECTIONS.map(({ id, label }) => (
            <SectionLink key={id} id={id} current={id === current.id}>
              {label}
            </SectionLink>
          ))}
        </nav>
      </div>
      {/* Another organization is another page: nothing typed for one is sent to the other. */}
      <div className={classes.main} key={organization?.id}>
        <Page />
      </div>
    </div>
  );
}

interface SectionLinkProps {
  readonly id: SectionId;
  readonly current: boolean;
  readonly children: string;
}

function SectionLink({ id, current, children }: SectionLinkProps) {
  const { view } = useView();
  const raw = encodeView({ ...DEFAULT_VIEW, organization: view.organization });
  return (
    <Link
      to={`/settings/${id}` as never}
      search={{ raw } as never}
      className={classes.section ?? ''}
      aria-current={current ? 'page' : undefined}
      activeProps={{}}
    >
      {children}
    </Link>
  );
}

/** For those who may not: who does. */
function WhomToAsk() {
  const { organization } = useView();
  const contacts = useContacts() ?? [];
  return (
    <div className={classes.ask}>
      <h1 className={classes.heading}>Settings are for admins</h1>
      <p>
        You are {organization?.role === 'analyst' ? 'an analyst' : 'a viewer'} of{' '}
        {organization?.name}. Owners and admins change its settings
        {contacts.length === 0 ? '.' : ':'}
      </p>
      <ul>
        {contacts.map(({ name, email, role }) => (
          <li key={email + name}>
            {name}, {role}
            {email !== '' && email !== name && (
              <>
                {' · '}
                <a href={`mailto:${email}`}>{email}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
