import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Closed } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../../office/deps.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { fileParam, pageParam } from '../../files/serving/params.ts';
import { sendFile } from '../../files/serving/sendFile.ts';
import type { ServedFile } from '../../files/serving/servedFile.ts';
import { PUBLIC_FILE_ANSWERS } from '../publicFileAnswers.ts';
import { VERSION_ADDRESS } from './params.ts';
import { versionRowAt, type VersionAddress } from './versionAt.ts';
import { versionFileAt, versionPageAt } from './versionFiles.ts';

/** The bytes of files at the address of the revision that they were published with. */
export function versionFileRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  const db = deps.publicDb.orm;

  async function serve(
    request: FastifyRequest,
    reply: FastifyReply,
    address: VersionAddress,
    file: ServedFile | undefined,
  ): Promise<FastifyReply> {
    if (file) return sendFile(deps, request, reply, file);
    await versionRowAt(db, address);
    throw new ProblemException('not-found');
  }

  app.get(
    '/items/:slug/versions/:version/files/:sha256',
    {
      schema: {
        operationId: 'getVersionFile',
        summary: 'The bytes of a file of a published revision; ranges are served',
        tags: ['public'],
        params: Closed({ ...VERSION_ADDRESS, ...fileParam }),
        querystring: Closed({
          download: Type.Optional(Type.Boolean({ description: 'Save it even where it could be shown.' })),
        }),
        response: PUBLIC_FILE_ANSWERS,
      },
    },
    async (request, reply) => {
      const { sha256, ...address } = request.params;
      const file = await versionFileAt(db, address, sha256);
      const download = request.query.download === true;
      return serve(request, reply, address, file && { ...file, download });
    },
  );

  app.get(
    '/items/:slug/versions/:version/files/:sha256/pages/:page',
    {
      schema: {
        operationId: 'getVersionFilePage',
        summary: 'A picture of a page of such a file; page 0 is its thumbnail',
        tags: ['public'],
        params: Closed({ ...VERSION_ADDRESS, ...fileParam, ...pageParam }),
        response: PUBLIC_FILE_ANSWERS,
      },
    },
    async (request, reply) => {
      const { sha256, page, ...address } = request.params;
      return serve(request, reply, address, await versionPageAt(db, address, sha256, page));
    },
  );
  done();
}
