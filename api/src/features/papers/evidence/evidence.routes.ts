import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../../deps.ts';
import { answers, ProblemException } from '../../../problem.ts';
import { dispositionOf } from '../../../serving/disposition.ts';
import type { App } from '../../../types.ts';
import { evidenceCase } from '../../items/paperPolicy.ts';
import { momentOf } from '../build/memo.ts';
import { drawn, paperName } from '../sendPaper.ts';
import { packEntries, type PackEntry } from './packEntries.ts';
import { writePack } from './writePack.ts';

const ZIP = 'application/zip';

/** Every byte is read before the first is sent: what began could only be broken off. @throws {ProblemException} 503 */
async function requireIntact({ blobs }: Deps, entries: readonly PackEntry[]): Promise<void> {
  for (const { bytes, sha256 } of entries) {
    if (!bytes && (await blobs.verify(sha256)) !== 'intact') throw new ProblemException('file-damaged');
  }
}

/** All that proves what was done with an item, in one file that can be checked without this system. */
export function evidenceRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/items/:id/evidence',
    {
      schema: {
        operationId: 'getEvidence',
        summary: 'Papers, files, approval, certificate, history and a sealed manifest, as ZIP',
        description:
          'Of the public revision, or of the one in hand where none is public. See docs/evidence.md.',
        tags: ['papers'],
        params: Closed({ id: Uuid }),
        response: {
          ...answers(
            200,
            Type.Any(),
            ...(['malformed-request', 'not-signed-in', 'not-found', 'unavailable', 'file-damaged'] as const),
          ),
          200: {
            description: 'The same state of things gives the same bytes.',
            content: { [ZIP]: { schema: Type.String({ format: 'binary' }) } },
          },
        },
      },
    },
    async (request, reply) => {
      const evidence = await evidenceCase(deps, request, request.params.id);
      const entries = await drawn(packEntries(deps, evidence));
      await requireIntact(deps, entries);
      const madeAt = evidence.history.entries.at(-1)?.at ?? momentOf(evidence.subject);
      const name = paperName('หลักฐาน', evidence.subject.revision.row.content.title).replace(/pdf$/, 'zip');
      const sending: FastifyReply = reply;
      return sending
        .type(ZIP)
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', dispositionOf(name, ZIP))
        .send(writePack(deps, entries, madeAt));
    },
  );
  done();
}
