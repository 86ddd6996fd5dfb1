/** One field of a refused request. */
export interface ProblemField {
  /** JSON pointer into the body. */
  readonly pointer: string;
  readonly message: string;
}

interface ProblemParts {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Stable code of the contract; `network` when no answer came. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly fields: readonly ProblemField[];
  /** Seconds after which trying again makes sense; null when the server did not say. */
  readonly retryAfter: number | null;
}

/** A request that failed: what the server said (RFC 9457), or that it could not be reached. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly fields: readonly ProblemField[];
  readonly retryAfter: number | null;

  constructor(parts: ProblemParts) {
    super(parts.detail === '' ? parts.title : parts.detail);
    this.name = 'Problem';
    this.status = parts.status;
    this.code = parts.code;
    this.title = parts.title;
    this.detail = parts.detail;
    this.requestId = parts.requestId;
    this.fields = parts.fields;
    this.retryAfter = parts.retryAfter;
  }

  /** The server could not be reached, or the answer broke off. */
  static unreachable(): Problem {
    return new Problem({
      status: 0,
      code: 'network',
      title: 'The server did not answer',
      detail: 'The server did not answer. Check the connection and try again.',
      requestId: null,
      fields: [],
      retryAfter: null,
    });
  }

  /** Reads a problem+json body; anything else still becomes a problem with its status. */
  static async from(response: Response): Promise<Problem> {
    const { status, headers } = response;
    const retryAfter = seconds(headers.get('Retry-After'));
    return Problem.of(status, await bodyOf(response), headers.get('X-Request-Id'), retryAfter);
  }

  /** A refusal by its status and what is in its body, whatever that is. */
  static of(
    status: number,
    said: unknown,
    requestId: string | null,
    retryAfter: number | null,
  ): Problem {
    const body = isObject(said) ? said : {};
    return new Problem({
      status,
      code: text(body.code) ?? `http_${status}`,
      title: text(body.title) ?? `The server answered ${status}`,
      detail: text(body.detail) ?? '',
      requestId: text(body.requestId) ?? requestId,
      fields: fieldsOf(body.errors),
      retryAfter,
    });
  }

  get signedOut(): boolean {
    return this.status === 401;
  }

  get forbidden(): boolean {
    return this.status === 403;
  }

  /** Trying the same again can help: no answer, too many requests, or a fault of the server. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function fieldsOf(errors: unknown): readonly ProblemField[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((entry: Record<string, unknown>) => {
    const message = text(entry?.message);
    return message === null ? [] : [{ pointer: text(entry.pointer) ?? '', message }];
  });
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function seconds(header: string | null): number | null {
  const value = Number(header);
  return header === null || Number.isNaN(value) ? null : value;
}
