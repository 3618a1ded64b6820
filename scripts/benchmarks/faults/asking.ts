import { setTimeout as pause } from 'node:timers/promises';

export interface Reply {
  /** 0 when nothing answered. */
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export interface Question {
  readonly token?: string;
  readonly body?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
}

/** Whoever is not answered in so long, in milliseconds, gives up this attempt. */
const ANSWER_MS = 30_000;
/** Before an attempt again, in milliseconds, and how long one goes on with attempts. */
const AGAIN_MS = 500;
const PATIENCE_MS = 120_000;

/** Asks as browsers do, and counts what it is answered. */
export class Asking {
  readonly #address: string;
  /** By phase: how often each kind of answer was given. */
  readonly counts = new Map<string, Map<string, number>>();
  /** Of the answers of each phase, in milliseconds. */
  readonly slowest = new Map<string, number>();
  phase = 'before';

  constructor(address: string) {
    this.#address = address;
  }

  /** Never throws: nobody there is an answer too. */
  async once(method: string, path: string, question: Question = {}): Promise<Reply> {
    const { phase } = this;
    const began = performance.now();
    const reply = await this.#send(method, path, question);
    this.slowest.set(phase, Math.max(this.slowest.get(phase) ?? 0, performance.now() - began));
    const type = reply.status >= 500 ? ` ${typeOf(reply.body)}` : '';
    const kind = reply.status === 0 ? 'no answer' : `${String(reply.status)}${type}`;
    const counted = this.counts.get(phase) ?? new Map<string, number>();
    counted.set(kind, (counted.get(kind) ?? 0) + 1);
    this.counts.set(phase, counted);
    return reply;
  }

  /** The same request again until it is settled: a key makes it one act. A fault of the server settles nothing. */
  async settled(method: string, path: string, question: Question = {}): Promise<Reply> {
    for (let waited = 0; ; waited += AGAIN_MS) {
      const reply = await this.once(method, path, question);
      const passes = reply.status === 0 || reply.status === 429 || reply.status >= 500;
      if (!passes || waited >= PATIENCE_MS) return reply;
      await pause(AGAIN_MS);
    }
  }

  async #send(method: string, path: string, { token, body, bytes, headers = {} }: Question): Promise<Reply> {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const own = token === undefined ? {} : { authorization: `Bearer ${token}` };
    try {
      const response = await fetch(`${this.#address}${path}`, {
        method,
        headers: { ...json, ...own, ...headers },
        body: bytes ?? (body === undefined ? null : JSON.stringify(body)),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return {
        status: response.status,
        body: isJson ? JSON.parse(text) : undefined,
        headers: response.headers,
      };
    } catch {
      return { status: 0, body: undefined, headers: new Headers() };
    }
  }
}

const typeOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'type' in body ? String(body.type) : 'a page';
