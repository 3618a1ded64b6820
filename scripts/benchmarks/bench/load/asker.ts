import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
  /** In milliseconds, from the question to the last byte. */
  readonly took: number;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Whoever has a cookie is answered anew: only answers to anyone are kept. */
export const ANEW = { cookie: 'asked=anew' };

/** One after the other over one connection that stays open. */
export class Asker {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  ask(path: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const json = text === undefined ? {} : { 'content-type': 'application/json' };
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const options = { method, agent: this.#agent, headers: { ...json, ...headers } };
      const asked = request(`${this.origin}${path}`, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const took = performance.now() - began;
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks), took });
        });
      });
      asked.on('error', reject);
      asked.end(text);
    });
  }

  /** @throws {Error} when it is no success. */
  async must(path: string, question: Question = {}): Promise<Answer> {
    const answer = await this.ask(path, question);
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw new Error(
      `${question.method ?? 'GET'} ${path}: ${String(answer.status)} ${answer.body.toString().slice(0, 600)}`,
    );
  }

  async json<T>(path: string, question: Question = {}): Promise<T> {
    return JSON.parse((await this.must(path, question)).body.toString()) as T;
  }

  end(): void {
    this.#agent.destroy();
  }
}
