import type { Client } from './client';
import type { Role } from './contract';
import type {
  AccessKey,
  AuditChoices,
  AuditFilter,
  AuditPage,
  Contact,
  CreatedKey,
  DataJob,
  DataStatus,
  Invited,
  KeyScope,
  Member,
  Name,
  Named,
  NewOrganization,
  OrganizationChange,
  Rate,
  Rates,
  RejectedPage,
} from './settings';

/** One organization's settings, behind the same door. Only who looks at them loads this. */
export class SettingsClient {
  readonly #client: Client;
  readonly #path: string;
  readonly #id: string;

  constructor(client: Client, organizationId: string) {
    this.#client = client;
    this.#id = organizationId;
    this.#path = `/api/organizations/${encodeURIComponent(organizationId)}`;
  }

  static async create(client: Client, organization: NewOrganization): Promise<void> {
    await client.send('POST', '/api/organizations', { body: organization });
  }

  async change(change: OrganizationChange): Promise<void> {
    await this.#client.send('PATCH', this.#path, { body: change });
  }

  async erase(): Promise<void> {
    await this.#client.send('DELETE', this.#path);
  }

  async contacts(signal?: AbortSignal): Promise<readonly Contact[]> {
    return (await this.#get<{ contacts: readonly Contact[] }>('/contacts', signal)).contacts;
  }

  async members(signal?: AbortSignal): Promise<readonly Member[]> {
    return (await this.#get<{ members: readonly Member[] }>('/members', signal)).members;
  }

  invite(person: { email: string; name: string; role: Role }): Promise<Invited> {
    return this.#client.json('POST', `${this.#path}/members`, person);
  }

  async changeRole(personId: string, role: Role): Promise<void> {
    await this.#client.send('PATCH', `${this.#path}/members/${personId}`, { body: { role } });
  }

  async dismiss(personId: string): Promise<void> {
    await this.#client.send('DELETE', `${this.#path}/members/${personId}`);
  }

  /** A new one-time sign-in link; the one before stops working. */
  async link(personId: string): Promise<string> {
    const path = `${this.#path}/members/${personId}/link`;
    return (await this.#client.json<{ link: string }>('POST', path)).link;
  }

  async keys(signal?: AbortSignal): Promise<readonly AccessKey[]> {
    return (await this.#get<{ keys: readonly AccessKey[] }>('/keys', signal)).keys;
  }

  createKey(name: string, scopes: readonly KeyScope[]): Promise<CreatedKey> {
    return this.#client.json('POST', `${this.#path}/keys`, { name, scopes });
  }

  async revokeKey(keyId: string): Promise<void> {
    await this.#client.send('DELETE', `${this.#path}/keys/${keyId}`);
  }

  rates(signal?: AbortSignal): Promise<Rates> {
    return this.#get('/rates', signal);
  }

  /** Puts these in place of all rates there are. */
  replaceRates(rates: readonly Rate[]): Promise<Rates> {
    return this.#client.json('PUT', `${this.#path}/rates`, rates);
  }

  /** The same from the text of a CSV file with the header `date,currency,rate`. */
  async replaceRatesByCsv(csv: string): Promise<Rates> {
    const answer = await this.#client.send('PUT', `${this.#path}/rates`, {
      body: csv,
      type: 'text/csv',
    });
    return (await answer.json()) as Rates;
  }

  data(signal?: AbortSignal): Promise<DataStatus> {
    return this.#get('/data', signal);
  }

  rebuild(): Promise<DataJob> {
    return this.#client.json('POST', `${this.#path}/rebuild`);
  }

  /** Erases all records of one entity, or of all. */
  eraseData(entity?: string): Promise<DataJob> {
    const of = entity === undefined ? '' : `/${encodeURIComponent(entity)}`;
    return this.#client.json('DELETE', `${this.#path}/data${of}`);
  }

  job(id: string, signal?: AbortSignal): Promise<DataJob> {
    return this.#get(`/jobs/${id}`, signal);
  }

  async cancelJob(id: string): Promise<void> {
    await this.#client.send('DELETE', `${this.#path}/jobs/${id}`);
  }

  rejected(
    entity: string | undefined,
    cursor: string | null,
    signal?: AbortSignal,
  ): Promise<RejectedPage> {
    return this.#get(`/data/rejected?${query({ entity, cursor, limit: '50' })}`, signal);
  }

  rejectedFile(entity: string | undefined, type: string): Promise<Blob> {
    return this.#file(`/data/rejected?${query({ entity })}`, type);
  }

  async clearRejected(entity: string | undefined): Promise<void> {
    await this.#client.send('DELETE', `${this.#path}/data/rejected?${query({ entity })}`);
  }

  audit(filter: AuditFilter, cursor: string | null, signal?: AbortSignal): Promise<AuditPage> {
    return this.#get(`/audit?${query({ ...filter, cursor, limit: '50' })}`, signal);
  }

  auditFile(filter: AuditFilter): Promise<Blob> {
    return this.#file(`/audit?${query({ ...filter })}`, 'text/csv');
  }

  auditChoices(signal?: AbortSignal): Promise<AuditChoices> {
    return this.#get('/audit/choices', signal);
  }

  async names(entity: Named, signal?: AbortSignal): Promise<readonly Name[]> {
    return (await this.#get<{ names: readonly Name[] }>(`/names/${entity}`, signal)).names;
  }

  /** Tells a name, in place of the one before. */
  async tellName(entity: Named, name: Name): Promise<void> {
    const { id, name: shown, team, properties } = name;
    const record = {
      id,
      name: shown,
      ...(team === null || team === '' ? {} : { team }),
      ...(properties === null || properties === undefined ? {} : { properties }),
    };
    const path = `/api/ingest/${entity}?${query({ organizationId: this.#id, atomic: 'true' })}`;
    await this.#client.send('POST', path, { body: record });
  }

  #get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.#client.json('GET', `${this.#path}${path}`, undefined, signal);
  }

  async #file(path: string, accept: string): Promise<Blob> {
    return (await this.#client.send('GET', `${this.#path}${path}`, { accept })).blob();
  }
}

function query(parameters: Readonly<Record<string, string | null | undefined>>): URLSearchParams {
  const told = Object.entries(parameters).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  return new URLSearchParams(told);
}
