import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RefusedForm } from '@phoeiphrae/shared/drawnPage';
import { ProblemException } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import type { Deps } from '../../office/deps.ts';
import { drawPage } from './drawPage.ts';
import { readPageAddress } from './pageAddress.ts';

interface Answer {
  readonly status: number;
  /** Of the page on which the form stands. */
  readonly url: string;
  /** What was sent, so that nothing of it is lost, and what is wrong with it. */
  readonly refused?: RefusedForm;
}

/** Answers a form with its page, which nobody keeps. @throws {ProblemException} 404 where no pages are drawn */
export async function answerForm(
  app: App,
  deps: Deps,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  { status, url, refused }: Answer,
): Promise<FastifyReply> {
  const { pages } = deps;
  if (pages === undefined) throw new ProblemException('not-found');
  const origin = deps.config.publicOrigin;
  const { html } = await drawPage(app, {
    ...{ pages, origin, address: readPageAddress(url), ip: request.ip, refused },
  });
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .serializer(String)
    .send(html);
}
