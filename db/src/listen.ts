import pg from 'pg';

/** A question that stays open for so long, in milliseconds: the session is lost, and would tell of nothing. */
const SILENCE_MS = 600;
/** A new session may take so long, in milliseconds. */
const CONNECT_MS = 2_000;

/** A session of its own that hears what others tell with their commits. */
export interface Listening {
  /** Rejects when the session breaks, if it says so. */
  readonly broken: Promise<never>;
  /** Resolves when all that was committed before has been heard. @throws when the session is lost */
  caughtUp(): Promise<void>;
  end(): Promise<void>;
}

/**
 * Listens on a channel of PostgreSQL. It takes a session, not a pool that gives one for each statement.
 * @param address of the database, with the role of its sessions
 * @throws {Error} when there is no session to be had
 */
export async function listen(
  address: string,
  channel: string,
  heard: (payload: string) => void,
): Promise<Listening> {
  const client = new pg.Client({
    connectionString: address,
    application_name: 'phoeiphrae-listen',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: SILENCE_MS,
    keepAlive: true,
  });
  const broken = new Promise<never>((_, reject) => {
    client.once('error', reject);
    client.once('end', () => reject(new Error('the session ended')));
  });
  broken.catch(() => undefined); // whoever waits for it hears of it
  client.on('notification', ({ payload = '' }) => heard(payload));
  const end = () => client.end().catch(() => undefined);
  // What was told before comes before the answer to a question.
  const caughtUp = async () => {
    await client.query('SELECT 1');
  };
  try {
    await client.connect();
    await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
  } catch (error) {
    await end();
    throw error;
  }
  return { broken, caughtUp, end };
}
