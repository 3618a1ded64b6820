import type { FastifyRequest } from 'fastify';
import { buildApp } from './app.ts';
import { loadConfig } from './config/config.ts';
import type { Deps } from './office/deps.ts';
import { lifecycle } from './process/lifecycle.ts';
import { loggedUrl } from './http/loggable.ts';
import { openDeps } from './process/openDeps.ts';
import { cannotListen } from './process/port.ts';
import { checkReadiness, checkSeal, checkStorage } from './process/readiness.ts';
import { watchPublic } from './process/watchPublic.ts';
import { startWork } from './process/startWork.ts';

const SECRET_HEADERS = ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'];

const loggedRequest = (request: FastifyRequest) => ({
  method: request.method,
  url: loggedUrl(request.url),
  host: request.host,
  remoteAddress: request.ip,
});

/**
 * Answers on the configured address until `close()`, which lets the requests in flight finish.
 * @throws {StartError} when the database, the storage or the seal key is not ready, or the address is taken.
 */
export async function serve(deps: Deps): Promise<{ close: () => Promise<void> }> {
  await checkReadiness(deps);
  await checkStorage(deps);
  await checkSeal(deps);
  const { logLevel, trustProxy } = deps.config;
  const hops = (count: number) => (_address: string, hop: number) => hop < count;
  const app = await buildApp(deps, {
    logger: { level: logLevel, redact: SECRET_HEADERS, serializers: { req: loggedRequest } },
    trustProxy: typeof trustProxy === 'number' ? hops(trustProxy) : trustProxy,
  });
  try {
    await app.listen({ host: deps.config.host, port: deps.config.port });
  } catch (error) {
    await app.close();
    throw cannotListen(error, deps.config);
  }
  const work = startWork(deps, app.log);
  const watch = watchPublic(deps.publicDb.address, deps.finished);
  const close = async () => {
    await watch.stop();
    await work.stop();
    await app.close();
  };
  return { close };
}

/** One process of the production shape: the database is there and migrated, something else renews the processes. */
async function main(): Promise<void> {
  const life = lifecycle();
  try {
    const deps = await openDeps(loadConfig(process.env));
    life.onEnd(deps.end);
    const server = await serve(deps);
    life.onEnd(server.close);
  } catch (error) {
    await life.fail(error);
  }
}

if (import.meta.main) await main();
