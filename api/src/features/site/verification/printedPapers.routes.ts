import type { FastifyRequest } from 'fastify';
import { VerificationResult } from '@phoeiphrae/shared/publicLog';
import { networkOf } from '../../../http/network.ts';
import { answers, ProblemException } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { beginAttempt } from '../../../office/attempt.ts';
import type { Deps } from '../../../office/deps.ts';
import { bucketOf } from '../../../office/throttle.ts';
import type { Reading } from './printedCodes.ts';
import { LARGEST_PAPER, PAPER_TYPES, readPaper } from './readPaper.ts';
import { verifyPrinted } from './verifyPrinted.ts';

/** Papers that are read for one network in a quarter of an hour, known or not: each takes seconds. */
const PAPERS = 40;
/** At the same time in one process, so that staff who wait for their files do not wait for strangers. */
const AT_ONCE = 1;
/** For a scan to come in over a weak signal, in milliseconds. */
const BODY_TIME = 5 * 60_000;

const consumes = Object.keys(PAPER_TYPES);

/** Whoever holds a paper of the office that was scanned or saved again has its printed code read here. */
export function printedPaperRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  let reading = 0;
  // The bytes stay in the connection until they are asked for.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(consumes, (_request, _payload, parsed) => {
    parsed(null);
  });

  const inTurn = async (read: () => Promise<Reading>): Promise<Reading> => {
    if (reading >= AT_ONCE) throw new ProblemException('unavailable');
    reading += 1;
    try {
      return await read();
    } finally {
      reading -= 1;
    }
  };
  const readSent = async (request: FastifyRequest): Promise<VerificationResult> => {
    if (Number(request.headers['content-length'] ?? 0) > LARGEST_PAPER)
      throw new ProblemException('payload-too-large');
    const attempt = await beginAttempt(deps, [bucketOf(deps, PAPERS, 'verify-paper', networkOf(request.ip))]);
    await attempt.end('failed');
    const mediaType = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    if (!Object.hasOwn(PAPER_TYPES, mediaType)) throw new ProblemException('media-type-unsupported');
    const read = await readPaper(deps, { bytes: request.raw, mediaType }, inTurn);
    return verifyPrinted(deps.publicDb.orm, read);
  };

  app.post(
    '/verify/uploads',
    {
      config: { bodyTime: BODY_TIME },
      schema: {
        operationId: 'verifyPaper',
        summary: 'Which paper of the office a scan or a saved copy is, by the code that is printed on it',
        description:
          'For files whose digest is unknown. The bytes are read, told nobody and kept nowhere; the answer says that they differ from what was drawn.',
        tags: ['public'],
        consumes,
        response: answers(
          200,
          VerificationResult,
          'malformed-request',
          'payload-too-large',
          'media-type-unsupported',
          'too-many-requests',
          'unavailable',
          'storage-full',
        ),
      },
    },
    (request) => readSent(request),
  );
  done();
}
