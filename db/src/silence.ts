import pg from 'pg';
import { errorCode } from './startError.ts';

/** A statement that has taken so long, in milliseconds, makes us ask whether the server is there at all. */
const SILENCE_MS = 2_000;
/** It has so long, in milliseconds, to say anything to a new connection. */
const PROBE_MS = 1_500;
/** Without a word to so many in a row it is taken for frozen: one may have been missed while this process itself stood still. */
const PROBES = 2;

/** Beyond the limit that a statement has in the server, in milliseconds: what kept no limit is taken for frozen too. */
const GRACE_MS = 5_000;
/** Without a limit of its own a statement may take as long as it likes. */
const LIMIT = /statement_timeout=(\d+)/;

/** What pg.Client has and does not promise. */
interface Inner {
  /** Of the session's own process in the server. */
  readonly processID: number | null;
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
 * Whether the server believes that this session waits for us, while we wait for it: its process was stopped, and reads
 * nothing. A session shows that only to those of its own user.
 */
async function isDeaf(address: string, pid: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: PROBE_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SET ROLE NONE');
    const { rowCount } = await client.query(
      // eslint-disable-next-line phoeiphrae/no-database-clock -- compared with what the database noted by the same clock
      `SELECT FROM pg_stat_activity WHERE pid = $1 AND state LIKE 'idle%'
        AND state_change < clock_timestamp() - make_interval(secs => $2)`,
      [pid, SILENCE_MS / 2000],
    );
    return rowCount === 1;
  } catch {
    return false;
  } finally {
    void client.end().catch(() => undefined);
  }
}

/**
 * Watches a connection: the limit of a statement is kept by the server, and a server that stands still keeps none. When a
 * statement takes long and the server does not answer others either, the connection is cut, so that whoever waits is
 * told; and when the server answers others, but the process of this very session was stopped. One that works may take as
 * long as it is allowed.
 * @returns to be called with each statement that is sent.
 */
export function watchSilence(client: pg.Client, config: pg.ClientConfig | undefined): () => void {
  const inner = client as unknown as Inner;
  const { connection } = inner;
  const address = config?.connectionString;
  const limit = Number(LIMIT.exec(decodeURIComponent(address ?? ''))?.[1] ?? 0);
  let timer: NodeJS.Timeout | undefined;
  let waited = 0;

  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
    waited = 0;
  };
  const answers = async (): Promise<boolean> => {
    if (address === undefined) return true;
    if (limit > 0 && waited > limit + GRACE_MS) return false;
    return (await isThere(address)) && !(await isDeaf(address, inner.processID ?? 0));
  };
  const ask = async (asking: NodeJS.Timeout | undefined) => {
    waited += SILENCE_MS;
    const goesOn = await answers();
    if (timer !== asking) return; // heard from meanwhile
    if (goesOn) start();
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
