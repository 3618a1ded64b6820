import Type from 'typebox';
import { Closed } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../../office/deps.ts';
import { answers } from '../../../http/problem.ts';
import { FILE_ANSWERS, fileParam, pageParam } from '../../files/serving/params.ts';
import { sendFile } from '../../files/serving/sendFile.ts';
import type { App } from '../../../http/types.ts';
import { ItemParams } from '../rules/params.ts';
import { viewerOf } from '../rules/viewer.ts';
import { seenFile, seenPage } from './seenFile.ts';

/** The answers of the routes that give an item's bytes to those who work on it. */
export const BYTES_RESPONSE = {
  ...answers(
    200,
    Type.Any(),
    'malformed-request',
    'not-signed-in',
    'not-found',
    'range-not-satisfiable',
    'file-damaged',
  ),
  ...FILE_ANSWERS,
};

/** The bytes of an item's files for those who may see a revision that carries them. */
export function itemBytesRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/items/:id/files/:sha256',
    {
      schema: {
        operationId: 'getItemFile',
        summary: 'The bytes of a file of the item; ranges are served',
        tags: ['files'],
        params: Closed({ ...ItemParams.properties, ...fileParam }),
        response: BYTES_RESPONSE,
      },
    },
    async (request, reply) => {
      const { id: itemId, sha256 } = request.params;
      const file = await seenFile(deps.db.orm, viewerOf(deps, request), { itemId, sha256 });
      return sendFile(deps, request, reply, file);
    },
  );

  app.get(
    '/items/:id/files/:sha256/pages/:page',
    {
      schema: {
        operationId: 'getItemFilePage',
        summary: 'A picture of a page of such a file; page 0 is its thumbnail',
        tags: ['files'],
        params: Closed({ ...ItemParams.properties, ...fileParam, ...pageParam }),
        response: BYTES_RESPONSE,
      },
    },
    async (request, reply) => {
      const { id: itemId, sha256, page } = request.params;
      const file = await seenPage(deps.db.orm, viewerOf(deps, request), { itemId, sha256, page });
      return sendFile(deps, request, reply, file);
    },
  );
  done();
}
