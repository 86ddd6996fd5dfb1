import type {
  Alert,
  AlertDelivery,
  AlertHistory,
  AlertInput,
  AlertRule,
  ChannelInput,
  Rehearsal,
  TestOutcome,
} from './alerts';
import type { Client } from './client';

/** One organization's alerts, behind the same door. */
export class AlertsClient {
  readonly #client: Client;
  readonly #parameters: URLSearchParams;

  constructor(client: Client, organizationId: string) {
    this.#client = client;
    this.#parameters = new URLSearchParams({ organizationId });
  }

  /** Every alert, each with where it stands. */
  async list(signal?: AbortSignal): Promise<readonly Alert[]> {
    return (await this.#get<{ alerts: readonly Alert[] }>('', signal)).alerts;
  }

  create(alert: AlertInput): Promise<Alert> {
    return this.#client.json('POST', this.#path(''), alert);
  }

  /** Replaces an alert of that version; refused when someone else changed it meanwhile. */
  replace(id: string, version: number, alert: AlertInput): Promise<Alert> {
    return this.#client.json('PUT', this.#path(`/${id}`), { ...alert, version });
  }

  async remove(id: string): Promise<void> {
    await this.#client.send('DELETE', this.#path(`/${id}`));
  }

  /** What a rule would have done in the last so many days; nothing is kept or sent. */
  rehearse(rule: AlertRule, days: number, signal?: AbortSignal): Promise<Rehearsal> {
    return this.#client.json('POST', this.#path('/rehearsal'), { ...rule, days }, signal);
  }

  /** Tells nothing until an instant; null ends it. */
  snooze(id: string, until: string | null): Promise<Alert> {
    const body = until === null ? {} : { until };
    return this.#client.json('POST', this.#path(`/${id}/snooze`), body);
  }

  /** Judges the last whole bucket once more, with the records that have come since. */
  judge(id: string): Promise<Alert> {
    return this.#client.json('POST', this.#path(`/${id}/judge`), {});
  }

  /** Sends a test message once, and says whether it arrived. */
  test(channel: ChannelInput, name: string, alertId?: string): Promise<TestOutcome> {
    const body = { channel, name, ...(alertId === undefined ? {} : { alertId }) };
    return this.#client.json('POST', this.#path('/test'), body);
  }

  /** The newest changes of state, newest first. */
  history(id: string, limit: number, signal?: AbortSignal): Promise<AlertHistory> {
    return this.#client.json(
      'GET',
      `${this.#path(`/${id}/history`)}&limit=${limit}`,
      undefined,
      signal,
    );
  }

  async deliveries(id: string, signal?: AbortSignal): Promise<readonly AlertDelivery[]> {
    type Sent = { readonly deliveries: readonly AlertDelivery[] };
    return (await this.#get<Sent>(`/${id}/deliveries`, signal)).deliveries;
  }

  #get<T>(rest: string, signal?: AbortSignal): Promise<T> {
    return this.#client.json('GET', this.#path(rest), undefined, signal);
  }

  #path(rest: string): string {
    return `/api/alerts${rest}?${this.#parameters}`;
  }
}
