import { parentPort, workerData } from 'node:worker_threads';

export interface Given {
  readonly address: string;
  readonly id: string;
  readonly token: string;
}

export interface Told {
  /** Of the write, of reading it and of comparing it. */
  readonly statuses: readonly number[];
  /** The longest wait for an answer that takes no work, in milliseconds. */
  readonly healthz: number;
}

const { address, id, token } = workerData as Given;
const item = `${address}/api/v1/items/${id}`;
const authorization = `Bearer ${token}`;
const BETWEEN_MS = 10;

async function askWhile(isOver: () => boolean): Promise<number> {
  let longest = 0;
  while (!isOver()) {
    const began = performance.now();
    await (await fetch(`${address}/healthz`)).text();
    longest = Math.max(longest, performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  return longest;
}

async function ask(
  url: string,
  init: { method?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  const response = await fetch(url, { ...init, headers: { ...init.headers, authorization } });
  await response.clone().text();
  return response;
}

async function write(payload: string): Promise<number[]> {
  const etag = (await ask(item)).headers.get('etag') ?? '';
  const headers = { 'content-type': 'application/json', 'if-match': etag };
  const statuses = [(await ask(`${item}/draft`, { method: 'PATCH', body: payload, headers })).status];
  for (const url of [item, `${item}/difference`]) statuses.push((await ask(url)).status);
  return statuses;
}

parentPort?.on('message', (payload: string) => {
  let over = false;
  const waiting = askWhile(() => over);
  void write(payload)
    .finally(() => (over = true))
    .then(async (statuses) => {
      const told: Told = { statuses, healthz: await waiting };
      parentPort?.postMessage(told);
    });
});
