import type { Database } from '@phoeiphrae/db/client';
import type { TestApp } from './buildTestApp.ts';

/** What a request asked of the database. */
export interface Statements<T> {
  readonly answer: T;
  /** Every statement in its order, BEGIN, COMMIT and ROLLBACK apart from them. */
  readonly work: readonly string[];
  /** BEGIN, COMMIT and ROLLBACK. */
  readonly transactions: readonly string[];
  /** All of them, with what was given for their parameters. */
  readonly sent: readonly Sent[];
}

export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

const TRANSACTION = /^(begin|commit|rollback)\b/i;

/**
 * Runs something, and lists the statements that the application sends meanwhile, on its own connections and on those of the
 * public role. A count of them is the same on every machine and at every load, which a time is not.
 */
export async function statementsOf<T>(test: TestApp, run: () => Promise<T>): Promise<Statements<T>> {
  const sent: Sent[] = [];
  const stops = [test.deps.db.pool, test.deps.publicDb.pool, test.deps.searchDb.pool].map((pool) =>
    listenTo(pool, sent),
  );
  try {
    const answer = await run();
    const [transactions = [], work = []] = [true, false].map((wanted) =>
      sent.map(({ text }) => text).filter((text) => TRANSACTION.test(text) === wanted),
    );
    return { answer, work, transactions, sent };
  } finally {
    for (const stop of stops) stop();
  }
}

type Query = (...args: unknown[]) => unknown;
interface Connection {
  query: unknown;
}

/** Whatever a pool sends goes through a connection that it hands out first. @returns how to stop listening. */
function listenTo(pool: Database['pool'], sent: Sent[]): () => void {
  const heard = new Map<Connection, Query>();
  const hear = (connection: Connection) => {
    if (heard.has(connection)) return;
    const own = connection.query as Query;
    heard.set(connection, own);
    const heardQuery: Query = (...args) => {
      const values = Array.isArray(args[1]) ? (args[1] as unknown[]) : [];
      sent.push({ text: textOf(args[0]), values });
      return own.apply(connection, args);
    };
    Object.assign(connection, { query: heardQuery });
  };
  pool.on('acquire', hear);
  return () => {
    pool.off('acquire', hear);
    for (const [connection, query] of heard) Object.assign(connection, { query });
  };
}

const textOf = (query: unknown): string =>
  typeof query === 'string' ? query : (query as { text: string }).text;
