import { Readable, Transform } from 'node:stream';
import { itemFiles } from '@phoeiphrae/db/schema/files';
import { sql } from 'drizzle-orm';
import type { BlobStore } from '../engines/blobs/blobStore.ts';
import { loadConfig } from '../config/config.ts';
import type { Deps, Tx } from '../office/deps.ts';
import { lifecycle } from '../process/lifecycle.ts';
import { openDeps } from '../process/openDeps.ts';
import { serve } from '../server.ts';
import type { KillPoint } from './killPoints.ts';

/** The API as a process of its own that ends itself with SIGKILL at the point that KILL_AT names, or never. */
const point = process.env['KILL_AT'] as KillPoint | undefined;

function die(at: KillPoint): void {
  if (at === point) process.kill(process.pid, 'SIGKILL');
}

/** Bytes are on their way into the store when this many have come. */
const MIDWAY_BYTES = 1_000_000;

function midway(): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > MIDWAY_BYTES) die('mid-write');
      done(null, chunk);
    },
  });
}

/** Set while a file is taken in: only then do transactions matter. */
let stored = false;

/** Whether it is this transaction that takes the file in; the work of the background has others at the same time. */
async function attachesFile(tx: Tx): Promise<boolean> {
  const mine = sql`xmin = pg_current_xact_id()::xid`;
  return (await tx.select({ name: itemFiles.name }).from(itemFiles).where(mine)).length > 0;
}

function killableStore(blobs: BlobStore): BlobStore {
  return {
    ...blobs,
    put: async (bytes, expected) => {
      die('before the bytes');
      const result = await blobs.put(Readable.from(bytes.pipe(midway())), expected);
      stored = true;
      die('after the bytes');
      return result;
    },
  };
}

type Orm = Deps['db']['orm'];

function killableOrm(orm: Orm): Orm {
  const transaction: Orm['transaction'] = async (work, settings) => {
    const { inner, attaches } = await orm.transaction(async (tx) => {
      const inner = await work(tx);
      const attaches = stored && (await attachesFile(tx));
      if (attaches) die('before the commit');
      return { inner, attaches };
    }, settings);
    if (attaches) die('after the commit');
    return inner;
  };
  return new Proxy(orm, {
    get: (target, key) => {
      if (key === 'transaction') return transaction;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

const life = lifecycle();
try {
  const deps = await openDeps(loadConfig(process.env));
  life.onEnd(deps.end);
  const now = new Date(process.env['CLOCK'] ?? '');
  const killable: Deps = {
    ...deps,
    clock: { now: () => now },
    blobs: killableStore(deps.blobs),
    db: { ...deps.db, orm: killableOrm(deps.db.orm) },
  };
  const server = await serve(killable);
  life.onEnd(server.close);
} catch (error) {
  await life.fail(error);
}
