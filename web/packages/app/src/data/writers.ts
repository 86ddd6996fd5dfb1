import type { Role } from '@callsight/client-model';

const WRITERS: readonly (Role | null)[] = ['owner', 'admin', 'analyst'];

/** Whether a role may make and change what is kept. The server decides; this only keeps a viewer from a form that would be refused. */
export function mayWrite(role: Role | null | undefined): boolean {
  return WRITERS.includes(role ?? null);
}
