import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../../../../api/src/demo/people.ts';
import { Asker, type Answer } from '../load/asker.ts';

/** Someone of the office who is signed in. */
export class StaffAsker {
  readonly #asker: Asker;
  readonly #token: string;

  constructor(asker: Asker, token: string) {
    this.#asker = asker;
    this.#token = token;
  }

  static async signIn(origin: string, username: string): Promise<StaffAsker> {
    const asker = new Asker(origin);
    const body = { username, password: DEMO_PASSWORD };
    const { accessToken } = await asker.json<{ accessToken: string }>('/api/v1/session', {
      method: 'POST',
      body,
    });
    return new StaffAsker(asker, accessToken);
  }

  get(path: string): Promise<Answer> {
    return this.#asker.must(path, { headers: { authorization: `Bearer ${this.#token}` } });
  }

  /** An act with a key of its own. @param version of the item that it is on */
  async act<T>(method: string, path: string, body: unknown, version?: number): Promise<T> {
    const headers = {
      authorization: `Bearer ${this.#token}`,
      'idempotency-key': randomUUID(),
      ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
    };
    return this.#asker.json<T>(path, { method, body, headers });
  }

  end(): void {
    this.#asker.end();
  }
}
