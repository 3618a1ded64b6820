import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyError } from 'fastify';
import fastifyStatic from '@fastify/static';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps } from '../../office/deps.ts';
import { problemOf, sendProblem } from '../../http/plugins/problems.ts';
import { ProblemException } from '../../http/problem.ts';
import { sendProblemPage } from '../../http/problemPage.ts';
import type { App } from '../../http/types.ts';
import { wantsNoPage } from '../../http/wantsPage.ts';
import { throttlingGuesses } from './verification/verifyCode.ts';
import { drawPage } from './drawPage.ts';
import { pageAt } from './pageAt.ts';

const YEAR_SECONDS = 31_536_000;

/**
 * The single-page application. Every page address answers with it, with the right status and with title, description
 * and canonical address in the head, so that links can be followed, shared and checked without running scripts.
 */
export async function pageRoutes(app: App, { deps }: { deps: Deps }) {
  const { spaDir } = deps;
  if (spaDir === undefined) return;
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const send = wantsNoPage(request) ? sendProblem : sendProblemPage;
    return send(request, reply, problemOf(request, error));
  });
  const template = readFileSync(path.join(spaDir, 'index.html'), 'utf8');
  await app.register(fastifyStatic, {
    root: spaDir,
    prefix: '/',
    index: false,
    wildcard: false,
    setHeaders: (reply, file) => {
      const hashed = file.startsWith(path.join(spaDir, 'assets') + path.sep);
      void reply.header(
        'cache-control',
        hashed ? `public, max-age=${String(YEAR_SECONDS)}, immutable` : 'no-cache',
      );
    },
  });
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const [written = '/'] = request.url.split('?');
    // What the address means decides, not how it is written: %76erify is verify.
    const address = decode(written);
    if (address.startsWith('/api/') || address.startsWith('/assets/')) {
      return sendProblem(request, reply, new ProblemException('not-found'));
    }
    const page = await pageAt(deps.publicDb.orm, address, bangkokDate(deps.clock.now()));
    if (page.guessable) {
      await throttlingGuesses(deps, request.ip, async () => (page.status === 200 ? page : undefined));
    }
    if (page.status === 200 && page.indexed) reply.finished = {};
    const html = await drawPage(template, page, `${deps.config.publicOrigin}${written}`);
    return reply
      .code(page.status)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(html);
  });
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return '/not-an-address';
  }
}
