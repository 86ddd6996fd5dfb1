import { encodeView } from '@callsight/client-model';
import { Link } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';
import { useView } from '../../data';

interface AlertLinkProps extends Omit<ComponentPropsWithRef<'a'>, 'href' | 'target'> {
  /** Below the list of alerts: an id, `new`; empty for the list itself. */
  readonly to: string;
  /** More of the address. */
  readonly from?: string;
}

/** A link to a page of alerts that keeps the organization, range and filters of the address. */
export function AlertLink({ to, from, ...props }: AlertLinkProps) {
  const { view } = useView();
  const choices = from === undefined ? {} : { from };
  const raw = encodeView({ ...view, drill: undefined, choices });
  const path = to === '' ? '/analytics/alerts' : `/analytics/alerts/${to}`;
  return <Link {...props} to={path as never} search={{ raw } as never} />;
}
