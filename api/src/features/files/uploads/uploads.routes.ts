import type { FastifyReply, FastifyRequest } from 'fastify';
import { Uuid, Closed } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../../office/deps.ts';
import { answers } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { maxFileBytes, upload, type UploadKey } from './uploads.ts';
import { uploadLocks } from './locks.ts';
import {
  Appended,
  Created,
  CreationHeaders,
  Offered,
  Piece,
  PieceHeaders,
  Removed,
  UploadState,
  Tus,
  TUS_VERSION,
} from './schemas.ts';
import { turns } from './turns.ts';

const UploadParams = Closed({ id: Uuid });
const PIECE = 'application/offset+octet-stream';
/** For one request that sends bytes, in milliseconds: the client's pieces of 8 MB at 10 kB a second, as a weak signal has. */
const PIECE_TIME = 15 * 60_000;

/** The protocol's server is loaded with the first upload. */
const answerTus = async (...asked: Parameters<typeof import('./tus.ts').answerTus>): Promise<void> => {
  const tus = await import('./tus.ts');
  return tus.answerTus(...asked);
};

const tags = ['uploads'];
const consumes = [PIECE];

/**
 * Files come in pieces and go on after a lost connection, by the tus protocol (1.0.0; creation, creation-with-upload,
 * termination, expiration). What is uploaded here is nobody's but its owner's until it is attached to an item.
 */
export function uploadRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  const guards = { locks: uploadLocks(), inTurn: turns() };
  const keyOf = (request: FastifyRequest & { params: { id: string } }): UploadKey => ({
    id: request.params.id,
    userId: request.who.userId,
  });
  const onExisting = async (request: FastifyRequest & { params: { id: string } }, reply: FastifyReply) => {
    const { id } = await upload(deps, keyOf(request));
    await answerTus(deps, guards, { request, reply, id });
  };

  // The bytes stay in the connection until someone asks for them; nothing else is taken here.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(PIECE, (_request, _payload, parsed) => {
    parsed(null);
  });

  app.options(
    '/uploads',
    {
      schema: {
        operationId: 'describeUploads',
        summary: 'What the upload protocol offers here, and how large a file may be',
        tags,
        response: answers(204, Offered, 'not-signed-in'),
      },
    },
    async (_request, reply) => {
      const extensions = 'creation,creation-with-upload,termination,expiration';
      void reply.code(204).headers({
        'tus-resumable': TUS_VERSION,
        'tus-version': TUS_VERSION,
        'tus-extension': extensions,
        'tus-max-size': maxFileBytes(deps),
      });
      return null;
    },
  );

  app.post(
    '/uploads',
    {
      config: { bodyTime: PIECE_TIME },
      schema: {
        operationId: 'createUpload',
        summary: 'Begin an upload, with its first bytes or without',
        tags,
        consumes,
        headers: CreationHeaders,
        response: answers(
          201,
          Created,
          ...([
            'malformed-request',
            'not-signed-in',
            'payload-too-large',
            'media-type-unsupported',
            'too-many-requests',
            'unavailable',
            'storage-full',
          ] as const),
        ),
      },
    },
    (request, reply) => answerTus(deps, guards, { request, reply }),
  );

  app.head(
    '/uploads/:id',
    {
      config: { swagger: { exposeHeadRoute: true } },
      schema: {
        operationId: 'readUpload',
        summary: 'How much of an upload is there; ends an older request that still sends to it',
        tags,
        // A HEAD is described as it was before the scope had its say.
        security: [{ bearer: [] }],
        params: UploadParams,
        headers: Tus,
        response: answers(
          200,
          UploadState,
          ...(['not-signed-in', 'not-found'] as const),
          ...(['password-change-required', 'second-factor-set-up-required'] as const),
        ),
      },
    },
    onExisting,
  );

  app.patch(
    '/uploads/:id',
    {
      config: { bodyTime: PIECE_TIME },
      schema: {
        operationId: 'appendToUpload',
        summary: 'Send the next bytes of an upload',
        tags,
        consumes,
        params: UploadParams,
        headers: PieceHeaders,
        body: Piece,
        response: answers(
          204,
          Appended,
          ...([
            'malformed-request',
            'not-signed-in',
            'not-found',
            'upload-out-of-step',
            'payload-too-large',
            'media-type-unsupported',
            'unavailable',
            'storage-full',
          ] as const),
        ),
      },
    },
    onExisting,
  );

  app.delete(
    '/uploads/:id',
    {
      schema: {
        operationId: 'cancelUpload',
        summary: 'Cancel an upload and forget its bytes',
        tags,
        params: UploadParams,
        headers: Tus,
        response: answers(204, Removed, 'malformed-request', 'not-signed-in', 'not-found'),
      },
    },
    onExisting,
  );
  done();
}
