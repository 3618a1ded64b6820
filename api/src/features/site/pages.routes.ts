import path from 'node:path';
import type { FastifyError } from 'fastify';
import fastifyStatic from '@fastify/static';
import { SITE_PAGES, sitePageAt } from '@phoeiphrae/shared/sitePages';
import { SERVER_FOLDER } from '../../engines/pages/openPages.ts';
import type { Deps } from '../../office/deps.ts';
import { problemOf, sendProblem } from '../../http/plugins/problems.ts';
import { ProblemException } from '../../http/problem.ts';
import { sendProblemPage } from '../../http/problemPage.ts';
import type { App } from '../../http/types.ts';
import { wantsNoPage } from '../../http/wantsPage.ts';
import { targetOfFormer } from './finding/formerAddresses.ts';
import { codeAskedFor } from './codeAskedFor.ts';
import { drawPage } from './drawPage.ts';
import { readPageAddress, type PageAddress } from './pageAddress.ts';

const YEAR_SECONDS = 31_536_000;

/**
 * The pages. Each is drawn by the components of the site themselves, from the answers of the public API, with the status
 * that it comes to; the browser takes it up where the server left it. Console and sign-in are drawn by scripts alone.
 */
export async function pageRoutes(app: App, { deps }: { deps: Deps }) {
  const { spaDir, pages } = deps;
  if (spaDir === undefined || pages === undefined) return;
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const send = wantsNoPage(request) ? sendProblem : sendProblemPage;
    return send(request, reply, problemOf(request, error));
  });
  await app.register(fastifyStatic, {
    root: spaDir,
    prefix: '/',
    index: false,
    wildcard: false,
    preCompressed: true,
    globIgnore: [`${SERVER_FOLDER}/**`, 'index.html'],
    setHeaders: (reply, file) => {
      const hashed = file.startsWith(path.join(spaDir, 'assets') + path.sep);
      void reply.header(
        'cache-control',
        hashed ? `public, max-age=${String(YEAR_SECONDS)}, immutable` : 'no-cache',
      );
    },
  });

  app.get('/*', { config: { sameForAnyone: true }, schema: { hide: true } }, async (request, reply) => {
    const address = readPageAddress(request.url);
    if (/^\/(?:api|assets)%2F|^\/(?:api|assets)\//i.test(address.path)) {
      return sendProblem(request, reply, new ProblemException('not-found'));
    }
    const code = codeAskedFor(address);
    if (code !== undefined) return reply.redirect(code, 303);
    const page = await drawPage(app, { pages, origin: deps.config.publicOrigin, address, ip: request.ip });
    if (page.status === 200 && address.better !== undefined) return reply.redirect(address.better, 301);
    if (page.status === 404) {
      const target = await targetOfFormer(deps.publicDb.orm, request.url);
      if (target !== undefined) return reply.redirect(target, 301);
    }
    if (page.status === 200 && isIndexed(address)) reply.finished = {};
    return reply
      .code(page.status)
      .header('cache-control', isSecret(address) ? 'no-store' : 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page.html);
  });
}

const pageNameAt = ({ path: address }: PageAddress) => sitePageAt(decodeURIComponent(address))?.name;

/** What only whoever got a mail is to see. */
const isSecret = (address: PageAddress): boolean => pageNameAt(address) === 'subscription';

/** Pages that search engines may keep are the same for anyone, and stand at no address that can be guessed. */
function isIndexed(address: PageAddress): boolean {
  const name = pageNameAt(address);
  return name !== undefined && SITE_PAGES[name].indexed;
}
