import type { Organization } from '@callsight/client-model';

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The ISO weekday, 1–7, that begins an organization's week; Monday where it is not said. */
export function isoWeekStart(organization: Organization | undefined): number {
  return Math.max(WEEK.indexOf(organization?.weekStart ?? ''), 0) + 1;
}
