import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { EVIDENCE_MAX } from '@phoeiphrae/shared/paper';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import { toThaiDigits } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps } from '../../../office/deps.ts';
import { answers, NoContent, ProblemException } from '../../../http/problem.ts';
import { dispositionOf } from '../../files/serving/disposition.ts';
import type { App } from '../../../http/types.ts';
import { evidenceCase, type EvidenceCase } from '../paperCases.ts';
import { drawn, paperName } from '../sendPaper.ts';
import { commonEntries, evidenceMoment, itemEntries, stepsOf, storedEntries } from './packEntries.ts';
import type { PackEntry } from './packEntry.ts';
import { cancelPack, packProgress, takePackTurn, type PackTurn } from './packTurn.ts';
import { requireIntact } from './requireIntact.ts';
import { selectedEvidence, selectionEntries } from './selection.ts';
import { writePack } from './writePack.ts';

const ZIP = 'application/zip';
const tags = ['papers'];
const response = {
  ...answers(
    200,
    Type.Any(),
    ...(['malformed-request', 'not-signed-in', 'not-found', 'unavailable', 'file-damaged'] as const),
    ...(['pack-under-way', 'pack-cancelled'] as const),
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

const packHead = (reply: FastifyReply, title: string): FastifyReply =>
  reply
    .type(ZIP)
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', dispositionOf(paperName('หลักฐาน', title, 'zip'), ZIP));

type Entries = AsyncIterable<PackEntry> | Iterable<PackEntry>;

interface Making {
  readonly title: string;
  readonly madeAt: string;
  readonly entries: (turn: PackTurn) => Entries | Promise<Entries>;
}

/**
 * Sends a pack in the person's turn, which ends with the answer: a reader who goes away costs nothing more.
 * @throws {ProblemException} 409 while another pack is made for the person, or when this one was cancelled
 */
async function sendPack(
  deps: Deps,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  chosen: readonly EvidenceCase[],
  { title, madeAt, entries }: Making,
): Promise<FastifyReply> {
  const total = chosen.reduce((sum, evidence) => sum + stepsOf(evidence), 0);
  const turn = await takePackTurn(deps, request.actor.userId, total);
  reply.raw.once('close', () => void turn.end());
  try {
    await requireIntact(deps, chosen.flatMap(storedEntries), turn);
    const pack = writePack(deps, await entries(turn), { madeAt, turn });
    void packHead(reply, title).send(pack);
  } catch (error) {
    await turn.end();
    throw error;
  }
  return reply;
}

const Progress = Closed(
  {
    done: Type.Integer({ description: 'Steps that are done: each paper is one, each file two.' }),
    total: Type.Integer(),
  },
  { title: 'PackProgress' },
);

/** All that proves what was done with items, in one file that can be checked without this system. */
export function evidenceRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/items/:id/evidence',
    {
      schema: {
        operationId: 'getEvidence',
        summary: 'Papers, files, approval, certificate, history and a sealed manifest, as ZIP',
        description:
          'Of the public revision, or of the one in hand where none is public. One pack at a time a person. See docs/evidence.md.',
        tags,
        params: Closed({ id: Uuid }),
        response,
      },
    },
    async (request, reply) => {
      const evidence = await evidenceCase(deps, request, request.params.id);
      return sendPack(deps, { request, reply }, [evidence], {
        title: evidence.subject.revision.row.content.title,
        madeAt: evidenceMoment(evidence),
        entries: async (turn) => [
          ...(await commonEntries(deps)),
          ...(await drawn(itemEntries(deps, evidence, turn))),
        ],
      });
    },
  );

  app.post(
    '/evidence',
    {
      schema: {
        operationId: 'getEvidenceOfMany',
        summary: `The evidence of up to ${EVIDENCE_MAX} items in one ZIP, a folder each, under one sealed manifest`,
        description:
          'Nothing is changed by it. One item that the caller may not see, and there is no pack. It is drawn while it is sent: a download that breaks off is to be asked for again. One pack at a time a person.',
        tags,
        body: Selection,
        response,
      },
    },
    async (request, reply) => {
      const chosen = await selectedEvidence(deps, request, request.body.items);
      const [madeAt = ''] = chosen.map(evidenceMoment).sort().reverse();
      return sendPack(deps, { request, reply }, chosen, {
        title: `${toThaiDigits(String(chosen.length))} เรื่อง`,
        madeAt,
        entries: (turn) => selectionEntries(deps, chosen, turn),
      });
    },
  );

  app.get(
    '/evidence',
    {
      schema: {
        operationId: 'getEvidenceProgress',
        summary: 'How far the pack is that is being made for the caller',
        tags,
        response: answers(200, Progress, 'not-signed-in', 'not-found'),
      },
    },
    async (request, reply) => {
      const progress = await packProgress(deps, request.actor.userId);
      if (!progress) throw new ProblemException('not-found');
      return reply.header('cache-control', 'no-store').send(progress);
    },
  );

  app.delete(
    '/evidence',
    {
      schema: {
        operationId: 'cancelEvidence',
        summary: 'Cancels the pack that is being made for the caller',
        description:
          'Also when it is made for another window of theirs. Closing the connection does the same.',
        tags,
        response: answers(204, NoContent, 'not-signed-in'),
      },
    },
    async (request, reply) => {
      await cancelPack(deps, request.actor.userId);
      return reply.code(204).send(null);
    },
  );
  done();
}
