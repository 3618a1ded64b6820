import { TEST_PASSWORD } from './asPost.ts';
import type { TestApp } from './buildTestApp.ts';
import { client, type CallOptions, type Reply } from './client.ts';

/** What a browser keeps between calls: the cookies that were set, until they are cleared. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #test: TestApp;
  readonly #address: string;

  constructor(test: TestApp, address = '203.0.113.7') {
    this.#test = test;
    this.#address = address;
  }

  async send(method: 'post' | 'delete', path: string, body?: object, options: CallOptions = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie === '' ? {} : { cookie }), ...options.headers };
    const caller = client(this.#test, undefined, headers, this.#address);
    const reply = method === 'post' ? await caller.post(path, body) : await caller.delete(path);
    this.#keep(reply);
    return reply;
  }

  signIn(username: string, password = TEST_PASSWORD) {
    return this.send('post', '/session', { username, password });
  }

  refresh() {
    return this.send('post', '/session/refresh');
  }

  #keep(reply: Reply<unknown>): void {
    for (const line of [reply.headers['set-cookie'] ?? []].flat()) {
      const [pair = ''] = String(line).split(';');
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '' || /Max-Age=0/i.test(String(line))) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
