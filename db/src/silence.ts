import pg from 'pg';
import { errorCode } from './startError.ts';

/** A statement that has taken so long, in milliseconds, makes us ask whether the server is there at all. */
const SILENCE_MS = 2_000;
/** It has so long, in milliseconds, to say anything to a new connection. */
const PROBE_MS = 1_500;
/** Without a word to so many in a row it is taken for frozen: one may have been missed while this process itself stood still. */
const PROBES = 2;

/** What pg.Client has and does not promise. */
interface Inner {
  readonly connection: {
    readonly stream: { destroy(error: Error): unknown };
    on(event: 'readyForQuery' | 'end', heard: () => void): unknown;
  };
}

const probes = new Map<string, Promise<boolean>>();

/** A server that refuses us, because it is full say, or starting, is there. All who ask at a time share one answer. */
function isThere(address: string): Promise<boolean> {
  const probe = probes.get(address) ?? knock(address).finally(() => probes.delete(address));
  probes.set(address, probe);
  return probe;
}

async function knock(address: string): Promise<boolean> {
  for (let probe = 1; probe <= PROBES; probe++) {
    const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: PROBE_MS });
    client.on('error', () => undefined);
    try {
      await client.connect();
      void client.end();
      return true;
    } catch (error) {
      if (/^[0-9][0-9A-Z]{4}$/.test(errorCode(error) ?? '')) return true;
    }
  }
  return false;
}

/**
 * Watches a connection: the limit of a statement is kept by the server, and a server that stands still keeps none. When a
 * statement takes long and the server does not answer others either, the connection is cut, so that whoever waits is
 * told. A server that answers may take as long as it is allowed.
 * @returns to be called with each statement that is sent.
 */
export function watchSilence(client: pg.Client, config: pg.ClientConfig | undefined): () => void {
  const { connection } = client as unknown as Inner;
  const address = config?.connectionString;
  let timer: NodeJS.Timeout | undefined;

  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const ask = async (asking: NodeJS.Timeout | undefined) => {
    const there = address === undefined || (await isThere(address));
    if (timer !== asking) return; // heard from meanwhile
    if (there) start();
    else connection.stream.destroy(new Error('Connection terminated: the database has fallen silent'));
  };
  const start = () => {
    const mine = setTimeout(() => void ask(mine), SILENCE_MS);
    timer = mine.unref();
  };
  connection.on('readyForQuery', stop);
  connection.on('end', stop);
  return () => {
    if (timer === undefined) start();
  };
}
