import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { KeepOrderFile, OrderFile } from '@phoeiphrae/shared/orderFile';
import { Closed } from '@phoeiphrae/shared/primitives';
import { IdempotencyKey } from '../../../http/headers.ts';
import { answers, ProblemException } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import type { Deps } from '../../../office/deps.ts';
import { runWrite } from '../../../office/write.ts';
import { FILE_ANSWERS, fileParam } from '../serving/params.ts';
import { sendFile } from '../serving/sendFile.ts';
import { namedUpload, storeNamed, type StoredFile } from '../uploads/storeUploadedFile.ts';
import { dropUpload } from '../uploads/uploads.ts';
import { examineOrder } from './examineOrder.ts';
import { keepOrderFile } from './keepOrderFile.ts';
import { mayKeepOrderFile } from './orderFilePolicy.ts';
import { readableOrderFile } from './readOrderFile.ts';

const tags = ['people'];

/** The files of orders of appointment: kept by whoever asks, read by whoever confirms, is concerned or answers for it. */
export function orderFileRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.post(
    '/order-files',
    {
      schema: {
        operationId: 'keepOrderFile',
        summary:
          'Keep a finished upload as the file of an order; forgotten after a day unless an appointment or seat names it',
        tags,
        headers: IdempotencyKey,
        body: KeepOrderFile,
        response: answers(
          201,
          OrderFile,
          ...(['malformed-request', 'idempotency-key-missing', 'not-signed-in', 'not-permitted'] as const),
          ...(['requirements-not-met', 'idempotency-key-reused', 'upload-unfinished'] as const),
          ...(['unavailable', 'storage-full'] as const),
        ),
      },
    },
    (request, reply) => keep(deps, request, reply),
  );

  app.get(
    '/order-files/:sha256',
    {
      schema: {
        operationId: 'getOrderFile',
        summary: 'The bytes of an order’s file, for those whom the order is of concern; ranges are served',
        tags,
        params: Closed(fileParam),
        response: {
          ...answers(
            200,
            Type.Any(),
            ...(['malformed-request', 'not-signed-in', 'not-found'] as const),
            ...(['range-not-satisfiable', 'file-damaged'] as const),
          ),
          ...FILE_ANSWERS,
        },
      },
    },
    async (request, reply) =>
      sendFile(
        deps,
        request,
        reply,
        await readableOrderFile(deps.db.orm, request.actor, request.params.sha256),
      ),
  );
  done();
}

async function keep(
  deps: Deps,
  request: FastifyRequest<{ Body: KeepOrderFile }>,
  reply: FastifyReply,
): Promise<OrderFile> {
  const file = await takeIn(deps, request);
  const kept = await runWrite(deps, request, reply, { keyed: true }, async (context) => {
    const body = await keepOrderFile(context, file);
    return { status: 201, body, location: `/api/v1/order-files/${body.sha256}` };
  });
  // Its bytes are safe now. Should this fail, the upload is forgotten after its day.
  await dropUpload(deps, { id: request.body.upload, userId: request.who.userId }).catch((error: unknown) =>
    request.log.warn({ err: error }, 'upload not dropped'),
  );
  return kept;
}

/**
 * Examines and stores the bytes before the transaction, which is to be short; only for a person who may keep them. What
 * went wrong is told by the write, after its own questions, so that a retry with the same key still gets the first answer.
 */
async function takeIn(
  deps: Deps,
  request: FastifyRequest<{ Body: KeepOrderFile }>,
): Promise<() => StoredFile> {
  if (!mayKeepOrderFile(request.actor)) {
    return () => {
      throw new ProblemException('not-permitted');
    };
  }
  try {
    const upload = await namedUpload(deps, { id: request.body.upload, userId: request.who.userId });
    await examineOrder(deps, upload);
    const stored = await storeNamed(deps, upload);
    return () => stored;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
