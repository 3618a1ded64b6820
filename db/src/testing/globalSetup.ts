import type { TestProject } from 'vitest/node';
import { startThrowaway } from '../embedded/throwaway.ts';
import { ensureTemplate } from './template.ts';

type Running = Awaited<ReturnType<typeof startThrowaway>>;

/** Several projects name this file, and each loads its own copy: what is shared must hang on the process itself. */
const shared = globalThis as { testPostgres?: { server: Promise<Running>; users: number } };

async function start(): Promise<Running> {
  const server = await startThrowaway();
  await ensureTemplate(server.url);
  return server;
}

/** One throw-away PostgreSQL for the whole run, with the migrated template that every test database is a copy of. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const running = (shared.testPostgres ??= { server: start(), users: 0 });
  running.users++;
  const server = await running.server;
  project.provide('postgresUrl', server.url('postgres'));
  return async () => {
    if (--running.users > 0) return;
    delete shared.testPostgres;
    await server.stop();
  };
}
