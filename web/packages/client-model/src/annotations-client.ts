import type { Annotation, AnnotationInput } from './annotations';
import type { Client } from './client';

/** One organization's notes on dates, behind the same door. */
export class AnnotationsClient {
  readonly #client: Client;
  readonly #parameters: URLSearchParams;

  constructor(client: Client, organizationId: string) {
    this.#client = client;
    this.#parameters = new URLSearchParams({ organizationId });
  }

  /** Every note, by day. */
  async list(signal?: AbortSignal): Promise<readonly Annotation[]> {
    type Listing = { readonly annotations: readonly Annotation[] };
    const path = this.#path('');
    return (await this.#client.json<Listing>('GET', path, undefined, signal)).annotations;
  }

  create(note: AnnotationInput): Promise<Annotation> {
    return this.#client.json('POST', this.#path(''), note);
  }

  /** Replaces a note of that version; refused when someone else changed it meanwhile. */
  replace(id: string, version: number, note: AnnotationInput): Promise<Annotation> {
    return this.#client.json('PUT', this.#path(`/${id}`), { ...note, version });
  }

  async remove(id: string): Promise<void> {
    await this.#client.send('DELETE', this.#path(`/${id}`));
  }

  #path(rest: string): string {
    return `/api/annotations${rest}?${this.#parameters}`;
  }
}
