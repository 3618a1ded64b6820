import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Closed } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../office/deps.ts';
import { fileParam, pageParam } from '../files/serving/params.ts';
import { sendFile } from '../files/serving/sendFile.ts';
import type { ServedFile } from '../files/serving/servedFile.ts';
import type { App } from '../../http/types.ts';
import { wantsPage } from '../../http/wantsPage.ts';
import { nothingAt } from './nothingAt.ts';
import { publicFileAt, publicPageAt } from './publicFiles.ts';
import { PUBLIC_FILE_ANSWERS } from './publicFileAnswers.ts';
import { fileReplaced, replacedFileAt } from './replacedFile.ts';
import { REPLACED_PAGE_POLICY, replacedFilePage } from './replacedFilePage.ts';

const slug = Type.String({ minLength: 1, maxLength: 400 });
/** The one way by which bytes reach the public: what the public role sees now, and nothing else, decides. */
export function publicFileRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  const db = deps.publicDb.orm;

  async function serve(
    request: FastifyRequest,
    reply: FastifyReply,
    { slug: address, sha256 }: { slug: string; sha256: string },
    file: ServedFile | undefined,
  ): Promise<FastifyReply> {
    if (file) return sendFile(deps, request, reply, file);
    const replaced = await replacedFileAt(db, address, sha256);
    if (!replaced) throw await nothingAt(db, address);
    if (!wantsPage(request)) throw fileReplaced(replaced);
    return reply
      .code(410)
      .headers({
        vary: 'accept',
        'cache-control': 'no-cache',
        'content-security-policy': REPLACED_PAGE_POLICY,
      })
      .type('text/html; charset=utf-8')
      .serializer(String)
      .send(replacedFilePage(replaced));
  }

  app.get(
    '/items/:slug/files/:sha256',
    {
      schema: {
        operationId: 'getPublicFile',
        summary: 'The bytes of a file of what is published; ranges are served',
        tags: ['public'],
        params: Closed({ slug, ...fileParam }),
        querystring: Closed({
          download: Type.Optional(Type.Boolean({ description: 'Save it even where it could be shown.' })),
        }),
        response: PUBLIC_FILE_ANSWERS,
      },
    },
    async (request, reply) => {
      const { slug: address, sha256 } = request.params;
      const file = await publicFileAt(db, address, sha256);
      const download = request.query.download === true;
      return serve(request, reply, request.params, file && { ...file, download });
    },
  );

  app.get(
    '/items/:slug/files/:sha256/pages/:page',
    {
      schema: {
        operationId: 'getPublicFilePage',
        summary: 'A picture of a page of a published file; page 0 is its thumbnail',
        tags: ['public'],
        params: Closed({ slug, ...fileParam, ...pageParam }),
        response: PUBLIC_FILE_ANSWERS,
      },
    },
    async (request, reply) => {
      const { slug: address, sha256, page } = request.params;
      return serve(request, reply, request.params, await publicPageAt(db, address, sha256, page));
    },
  );
  done();
}
