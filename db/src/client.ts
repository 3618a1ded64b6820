import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { PreparingClient } from './preparingClient.ts';

export interface Database {
  /** Where it is, with the role and the limits of its sessions: for connections beside those of the pool. */
  address: string;
  pool: pg.Pool;
  orm: NodePgDatabase;
  end: () => Promise<void>;
}

export interface ConnectOptions {
  /** The database role that every session has from its first statement on, and that RESET ROLE returns to. */
  role?: string;
  /** The most connections that are open at a time (default 10). */
  max?: number;
  /** A statement that runs longer is cancelled by the server, in milliseconds (default 30 000). */
  statementTimeoutMs?: number;
  /** Whoever has waited so long for a connection is turned away, in milliseconds (default 2 000): a queue helps nobody. */
  waitMs?: number;
  /**
   * Whether statements are planned once for all values or anew for each; without it PostgreSQL finds out by trying. A page
   * of a list is the same walk down an index for any values, and never worth a bitmap of all that fits, which is why `once`
   * does without bitmaps (a function that needs one sets it for itself). A search is not: one plan for all words took
   * 400 times as long for a rare one; and it is never worth a look at every row, whose long texts the planner takes for
   * free: it took six times as long as by the index. Nor is any worth being compiled (`jit`) or shared among processes, which
   * takes longer than it runs.
   */
  plans?: 'once' | 'anew';
  /** Shown in pg_stat_activity. */
  applicationName?: string;
}

const PLANS = {
  once: { plan_cache_mode: 'force_generic_plan', enable_bitmapscan: 'off' },
  anew: {
    plan_cache_mode: 'force_custom_plan',
    enable_seqscan: 'off',
    jit: 'off',
    work_mem: '16MB',
    max_parallel_workers_per_gather: '0',
  },
} as const;

const OID_DATE = 1082;

/** A calendar date is a word like 2018-12-25, not a moment: pg would make local midnight of it. */
const types = new pg.TypeOverrides();
types.setTypeParser(OID_DATE, (text: string) => text);

/** Adds start-up options to those that the address may have already; pg lets the address win over its own settings. */
function withOptions(url: string, settings: Record<string, string>): string {
  const address = new URL(url);
  const wanted = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  address.searchParams.set(
    'options',
    [address.searchParams.get('options') ?? '', ...wanted].join(' ').trim(),
  );
  return address.href;
}

/** With the role and the limits that each session over it begins with. */
function sessionAddress(url: string, options: ConnectOptions): string {
  return withOptions(url, {
    timezone: 'UTC',
    statement_timeout: String(options.statementTimeoutMs ?? 30_000),
    idle_in_transaction_session_timeout: '60000',
    ...(options.role === undefined ? {} : { role: options.role }),
    ...(options.plans === undefined ? {} : PLANS[options.plans]),
  });
}

function poolAt(address: string, options: ConnectOptions): pg.Pool {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: address,
    max: options.max ?? 10,
    connectionTimeoutMillis: options.waitMs ?? 2_000,
    application_name: options.applicationName ?? 'phoeiphrae',
    types,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** Opens nothing yet: the first query does. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const address = sessionAddress(url, options);
  const pool = poolAt(address, options);
  let ended: Promise<void> | undefined;
  return { address, pool, orm: drizzle({ client: pool }), end: () => (ended ??= pool.end()) };
}
