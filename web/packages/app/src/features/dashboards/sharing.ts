import type { Sharing } from '@callsight/client-model';

interface SharingWords {
  readonly value: Sharing;
  readonly label: string;
  /** Who may do what. */
  readonly text: string;
}

export const SHARINGS: readonly SharingWords[] = [
  { value: 'private', label: 'Only me', text: 'You alone see and change it.' },
  {
    value: 'read',
    label: 'All may see it',
    text: 'Everyone in the organization sees it. You, admins and owners change it.',
  },
  {
    value: 'edit',
    label: 'All may see, analysts may change it',
    text: 'Everyone in the organization sees it. Analysts, admins and owners change it too; viewers do not.',
  },
];

const BADGES: Readonly<Record<Sharing, string>> = {
  private: 'Private',
  read: 'Shared',
  edit: 'Shared, can be changed',
};

export function sharingBadge(sharing: Sharing): string {
  return BADGES[sharing];
}
