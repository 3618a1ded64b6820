import { and, inArray, sql } from 'drizzle-orm';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { fileExaminations } from '@phoeiphrae/db/schema/files';
import { EVIDENCE_MAX } from '@phoeiphrae/shared/paper';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import { toThaiDigits } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps } from '../../../office/deps.ts';
import { answers, ProblemException } from '../../../http/problem.ts';
import { dispositionOf } from '../../files/serving/disposition.ts';
import type { App } from '../../../http/types.ts';
import { evidenceCase } from '../paperCases.ts';
import { drawn, paperName } from '../sendPaper.ts';
import { commonEntries, evidenceMoment, storedEntries, itemEntries } from './packEntries.ts';
import type { PackEntry } from './packEntry.ts';
import { selectedEvidence, selectionEntries } from './selection.ts';
import { writePack } from './writePack.ts';

const ZIP = 'application/zip';
const tags = ['papers'];
const response = {
  ...answers(
    200,
    Type.Any(),
    ...(['malformed-request', 'not-signed-in', 'not-found', 'unavailable', 'file-damaged'] as const),
  ),
  200: {
    description: 'The same state of things gives the same bytes.',
    content: { [ZIP]: { schema: Type.String({ format: 'binary' }) } },
  },
};

const Selection = Closed({
  items: Type.Array(Uuid, {
    minItems: 1,
    maxItems: EVIDENCE_MAX,
    uniqueItems: true,
    description: 'Items that the caller may see.',
  }),
});

/**
 * Every byte is read before the first is sent: what began could only be broken off. What a virus was found in is given
 * to nobody here either. @throws {ProblemException} 503
 */
async function requireIntact({ blobs, db }: Deps, entries: readonly PackEntry[]): Promise<void> {
  const digests = entries.map(({ sha256 }) => sha256);
  const found = sql`${fileExaminations.scan} ->> 'result' = 'found'`;
  const infected = await db.orm
    .select({ sha256: fileExaminations.sha256 })
    .from(fileExaminations)
    .where(and(inArray(fileExaminations.sha256, digests), found))
    .limit(1);
  if (infected.length > 0) throw new ProblemException('file-damaged');
  for (const { bytes, sha256 } of entries) {
    if (!bytes && (await blobs.verify(sha256)) !== 'intact') throw new ProblemException('file-damaged');
  }
}

const packHead = (reply: FastifyReply, title: string): FastifyReply =>
  reply
    .type(ZIP)
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', dispositionOf(paperName('หลักฐาน', title, 'zip'), ZIP));

/** All that proves what was done with items, in one file that can be checked without this system. */
export function evidenceRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/items/:id/evidence',
    {
      schema: {
        operationId: 'getEvidence',
        summary: 'Papers, files, approval, certificate, history and a sealed manifest, as ZIP',
        description:
          'Of the public revision, or of the one in hand where none is public. See docs/evidence.md.',
        tags,
        params: Closed({ id: Uuid }),
        response,
      },
    },
    async (request, reply) => {
      const evidence = await evidenceCase(deps, request, request.params.id);
      await requireIntact(deps, storedEntries(evidence));
      const entries = [...(await commonEntries(deps)), ...(await drawn(itemEntries(deps, evidence)))];
      const { title } = evidence.subject.revision.row.content;
      return packHead(reply, title).send(writePack(deps, entries, evidenceMoment(evidence)));
    },
  );

  app.post(
    '/evidence',
    {
      schema: {
        operationId: 'getEvidenceOfMany',
        summary: `The evidence of up to ${EVIDENCE_MAX} items in one ZIP, a folder each, under one sealed manifest`,
        description:
          'Nothing is changed by it. One item that the caller may not see, and there is no pack. It is drawn while it is sent: a download that breaks off is to be asked for again.',
        tags,
        body: Selection,
        response,
      },
    },
    async (request, reply) => {
      const chosen = await selectedEvidence(deps, request, request.body.items);
      await requireIntact(deps, chosen.flatMap(storedEntries));
      const [madeAt = ''] = chosen.map(evidenceMoment).sort().reverse();
      return packHead(reply, `${toThaiDigits(String(chosen.length))} เรื่อง`).send(
        writePack(deps, selectionEntries(deps, chosen), madeAt),
      );
    },
  );
  done();
}
