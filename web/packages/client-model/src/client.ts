import { Batches } from './batch';
import type { Answer, Catalog, MetricQuery, RecordsPage, RecordsQuery, Session } from './contract';
import type {
  Dashboard,
  DashboardContent,
  DashboardEntry,
  DashboardInput,
  DashboardTemplate,
} from './dashboards';
import type { Goal, GoalInput, PastGoal } from './goals';
import type {
  Attribution,
  AttributionQuery,
  Forecast,
  ForecastQuery,
  Scores,
  ScoresQuery,
  Stages,
  StagesQuery,
} from './insight-contract';
import { Problem } from './problem';

export interface ClientOptions {
  readonly fetch: typeof fetch;
  /** Put before every path; empty for the page's own origin. */
  readonly base?: string;
}

export interface SendOptions {
  /** JSON, unless `type` says that it is CSV: then a text that is sent as it is. */
  readonly body?: unknown;
  readonly type?: 'application/json' | 'text/csv';
  readonly accept?: string;
}

export interface PasswordChange {
  readonly name?: string;
  readonly email?: string;
  readonly password: string;
}

/** A typed door to one server. Every method rejects with a {@link Problem} and nothing else. */
export class Client {
  readonly #fetch: typeof fetch;
  readonly #base: string;
  #csrf: Session['csrf'] = null;
  readonly #batches = new Batches((path, body, accept, signal) =>
    this.#ask('POST', path, body, accept, signal),
  );

  constructor(options: ClientOptions) {
    this.#fetch = options.fetch;
    this.#base = options.base ?? '';
  }

  /** Who is signed in, and what they may see. Also answers when nobody is. */
  session(signal?: AbortSignal): Promise<Session> {
    return this.#keepToken(this.#json('GET', '/api/session', undefined, signal));
  }

  signIn(email: string, password: string): Promise<Session> {
    return this.#change('/api/session', { email, password });
  }

  /** Signs in with the one-time token of a link. */
  signInWithLink(token: string): Promise<Session> {
    return this.#change('/api/session/link', { token });
  }

  /** Sets the signed-in person's own password, and on the first run their name and address. */
  setPassword(change: PasswordChange): Promise<Session> {
    return this.#change('/api/session/password', change);
  }

  async signOut(): Promise<void> {
    await this.#send('DELETE', '/api/session');
    this.#csrf = null;
  }

  catalog(organizationId: string, signal?: AbortSignal): Promise<Catalog> {
    const parameters = new URLSearchParams({ organizationId });
    return this.#json('GET', `/api/analytics/catalog?${parameters}`, undefined, signal);
  }

  query(query: MetricQuery, signal?: AbortSignal): Promise<Answer> {
    return this.#batches.ask('query', query, signal);
  }

  records(query: RecordsQuery, signal?: AbortSignal): Promise<RecordsPage> {
    return this.#json('POST', '/api/analytics/records', query, signal);
  }

  /** How well the lead score tells who converts. */
  scores(query: ScoresQuery, signal?: AbortSignal): Promise<Scores> {
    return this.#batches.ask('scores', query, signal);
  }

  /** Which touches led to leads, deals or revenue. */
  attribution(query: AttributionQuery, signal?: AbortSignal): Promise<Attribution> {
    return this.#batches.ask('attribution', query, signal);
  }

  /** How far leads or deals get, how long they stay, and where they are stuck. */
  stages(query: StagesQuery, signal?: AbortSignal): Promise<Stages> {
    return this.#batches.ask('stages', query, signal);
  }

  /** How a metric is expected to go on. */
  forecast(query: ForecastQuery, signal?: AbortSignal): Promise<Forecast> {
    return this.#batches.ask('forecast', query, signal);
  }

  /** Every goal of an organization, each with where it stands now. */
  async goals(organizationId: string, signal?: AbortSignal): Promise<readonly Goal[]> {
    const parameters = new URLSearchParams({ organizationId });
    const path = `/api/goals?${parameters}`;
    const answer = await this.#json<{ goals: readonly Goal[] }>('GET', path, undefined, signal);
    return answer.goals;
  }

  createGoal(organizationId: string, goal: GoalInput): Promise<Goal> {
    const parameters = new URLSearchParams({ organizationId });
    return this.#json('POST', `/api/goals?${parameters}`, goal);
  }

  /** Replaces a goal; refused when someone else changed it since `version`. */
  replaceGoal(organizationId: string, id: string, goal: GoalInput, version: number): Promise<Goal> {
    const parameters = new URLSearchParams({ organizationId });
    const path = `/api/goals/${encodeURIComponent(id)}?${parameters}`;
    return this.#json('PUT', path, { ...goal, version });
  }

  /** What became of a goal in the periods that are over, the newest first. */
  async goalHistory(
    organizationId: string,
    id: string,
    periods: number,
    signal?: AbortSignal,
  ): Promise<readonly PastGoal[]> {
    const parameters = new URLSearchParams({ organizationId, periods: String(periods) });
    const path = `/api/goals/${encodeURIComponent(id)}/history?${parameters}`;
    const answer = await this.#json<{ periods: readonly PastGoal[] }>(
      'GET',
      path,
      undefined,
      signal,
    );
    return answer.periods;
  }

  async deleteGoal(organizationId: string, id: string): Promise<void> {
    const parameters = new URLSearchParams({ organizationId });
    await this.#send('DELETE', `/api/goals/${encodeURIComponent(id)}?${parameters}`);
  }

  /** The dashboards that the person may see. */
  async dashboards(organizationId: string, signal?: AbortSignal) {
    const path = dashboardPath(organizationId);
    type Listing = { readonly dashboards: readonly DashboardEntry[] };
    return (await this.#json<Listing>('GET', path, undefined, signal)).dashboards;
  }

  /** Dashboards to begin with. */
  async dashboardTemplates(organizationId: string, signal?: AbortSignal) {
    const path = dashboardPath(organizationId, '/templates');
    type Listing = { readonly templates: readonly DashboardTemplate[] };
    return (await this.#json<Listing>('GET', path, undefined, signal)).templates;
  }

  dashboard(organizationId: string, id: string, signal?: AbortSignal): Promise<Dashboard> {
    return this.#json('GET', dashboardPath(organizationId, `/${id}`), undefined, signal);
  }

  /** Makes a dashboard; an exported document is taken as it is, mistakes are named by place. */
  createDashboard(organizationId: string, dashboard: DashboardInput | object): Promise<Dashboard> {
    return this.#json('POST', dashboardPath(organizationId), dashboard);
  }

  /** Replaces a dashboard; refused with 409 when `version` is not its version any more. */
  replaceDashboard(
    organizationId: string,
    id: string,
    dashboard: DashboardContent & { readonly version: number },
  ): Promise<Dashboard> {
    return this.#json('PUT', dashboardPath(organizationId, `/${id}`), dashboard);
  }

  /** A private copy. */
  duplicateDashboard(organizationId: string, id: string): Promise<Dashboard> {
    return this.#json('POST', dashboardPath(organizationId, `/${id}/duplicate`), {});
  }

  async deleteDashboard(organizationId: string, id: string): Promise<void> {
    await this.#send('DELETE', dashboardPath(organizationId, `/${id}`));
  }

  /** A dashboard as a document that any organization takes. */
  async exportDashboard(organizationId: string, id: string): Promise<Blob> {
    return (await this.#send('GET', dashboardPath(organizationId, `/${id}/export`))).blob();
  }

  /** The answer of a query as a CSV file. */
  async queryCsv(query: MetricQuery): Promise<Blob> {
    return (await this.#send('POST', '/api/analytics/query', query, 'text/csv')).blob();
  }

  /** The rows behind a number as a CSV file. */
  async recordsCsv(query: RecordsQuery): Promise<Blob> {
    return (await this.#send('POST', '/api/analytics/records', query, 'text/csv')).blob();
  }

  /** Asks any route of the contract, and reads its answer as JSON. */
  json<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    return this.#json(method, path, body, signal);
  }

  /** Asks any route of the contract. */
  send(method: string, path: string, options: SendOptions = {}): Promise<Response> {
    const { body, accept, type } = options;
    return this.#send(method, path, body, accept, undefined, type);
  }

  async #change(path: string, body: unknown): Promise<Session> {
    if (this.#csrf === null) await this.session();
    return this.#keepToken(this.#json('POST', path, body));
  }

  async #keepToken(answer: Promise<Session>): Promise<Session> {
    const session = await answer;
    this.#csrf = session.csrf;
    return session;
  }

  async #json<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const response = await this.#send(method, path, body, 'application/json', signal);
    try {
      return (await response.json()) as T;
    } catch (error) {
      throw asProblem(error, signal);
    }
  }

  async #send(
    method: string,
    path: string,
    body?: unknown,
    accept = 'application/json',
    signal?: AbortSignal,
    type = 'application/json',
  ): Promise<Response> {
    const response = await this.#ask(method, path, body, accept, signal, type);
    if (!response.ok) throw await Problem.from(response);
    return response;
  }

  #ask(
    method: string,
    path: string,
    body: unknown,
    accept: string,
    signal?: AbortSignal,
    type = 'application/json',
  ): Promise<Response> {
    const headers: Record<string, string> = { Accept: `${accept}, application/problem+json` };
    if (body !== undefined) headers['Content-Type'] = type;
    if (method !== 'GET' && this.#csrf !== null) headers[this.#csrf.header] = this.#csrf.token;
    const request: RequestInit = { method, headers, credentials: 'same-origin' };
    if (body !== undefined)
      request.body = type === 'text/csv' ? String(body) : JSON.stringify(body);
    if (signal !== undefined) request.signal = signal;
    return this.#answer(`${this.#base}${path}`, request);
  }

  async #answer(address: string, request: RequestInit): Promise<Response> {
    try {
      // Called without a receiver: a browser refuses its own fetch on any other object.
      const send = this.#fetch;
      return await send(address, request);
    } catch (error) {
      throw asProblem(error, request.signal ?? undefined);
    }
  }
}

/** A request that its caller gave up stays an abort, so that it is not shown as a failure. */
function asProblem(error: unknown, signal?: AbortSignal): unknown {
  return signal?.aborted === true ? error : Problem.unreachable();
}

function dashboardPath(organizationId: string, rest = ''): string {
  return `/api/dashboards${rest}?${new URLSearchParams({ organizationId })}`;
}
