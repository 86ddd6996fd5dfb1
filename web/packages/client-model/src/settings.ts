import type { Role } from './contract';

/** What a key may do. */
export type KeyScope = 'query:read' | 'ingest:write' | 'reports:write' | 'admin';

/** What an organization can be changed to. */
export interface OrganizationChange {
  readonly name?: string;
  readonly timezone?: string;
  readonly currency?: string;
  readonly weekStart?: string;
}

export interface NewOrganization extends Required<OrganizationChange> {
  readonly id: string;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  /** Empty for a first person who has not told it. */
  readonly email: string;
  readonly role: Role;
  /** False until an invited person has set a password. */
  readonly passwordSet: boolean;
  /** To a few minutes; null when never. */
  readonly lastSeenAt: string | null;
}

export interface Invited {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Shown this once; null for someone who signs in already. */
  readonly link: string | null;
  /** Whether the link is on its way by mail too. */
  readonly mailed: boolean;
}

/** Someone who may change what others may. */
export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

export interface AccessKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** The last characters of the secret. */
  readonly hint: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly lastUsedAt: string | null;
}

export interface CreatedKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** Shown this once. */
  readonly key: string;
}

/** Units of the reporting currency for one unit of another, from a local date on. */
export interface Rate {
  readonly date: string;
  readonly currency: string;
  readonly rate: number;
}

export interface Rates {
  readonly currency: string;
  readonly rates: readonly Rate[];
}

export interface DataJob {
  readonly id: string;
  readonly kind: 'rebuild' | 'erase';
  readonly entities: readonly string[];
  readonly state: 'running' | 'done' | 'failed' | 'canceled';
  /** 0–1. */
  readonly progress: number;
  readonly detail: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly finishedAt: string | null;
}

export interface DataKind {
  readonly entity: string;
  readonly label: string;
  readonly rows: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly lastArrival: string | null;
  readonly bytes: number;
  /** Refused rows that are kept. */
  readonly rejected: number;
}

export interface DataStatus {
  readonly version: number;
  readonly updatedAt: string | null;
  readonly bytes: number;
  readonly rejected: number;
  readonly entities: readonly DataKind[];
  readonly job: DataJob | null;
}

export interface RejectedRow {
  readonly id: number;
  readonly entity: string;
  readonly at: string;
  readonly line: number | null;
  readonly field: string | null;
  readonly message: string;
  readonly value: string | null;
  readonly by: { readonly id: string; readonly label: string };
  readonly requestId: string;
}

export interface RejectedPage {
  readonly rows: readonly RejectedRow[];
  readonly total: number;
  readonly next: string | null;
}

export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly by: { readonly id: string; readonly label: string };
  readonly action: string;
  readonly subject: string;
  readonly address: string;
  readonly requestId: string;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly next: string | null;
}

export interface AuditChoices {
  readonly actors: readonly { readonly id: string; readonly label: string }[];
  readonly actions: readonly string[];
}

/** Local dates, both inclusive. */
export interface AuditFilter {
  readonly by?: string;
  readonly action?: string;
  readonly from?: string;
  readonly to?: string;
}

/** What has names of its own. */
export type Named = 'assistants' | 'people';

export interface Name {
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
  readonly properties: unknown;
}
