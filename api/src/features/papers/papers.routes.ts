import Type from 'typebox';
import { ItemPaper, PaperList } from '@phoeiphrae/shared/paper';
import { PAPER_LABELS } from '@phoeiphrae/shared/paperNames';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps } from '../../office/deps.ts';
import { answers, ProblemException } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { paperCases } from './paperCases.ts';
import { evidenceRoutes } from './evidence/evidence.routes.ts';
import { drawCommitteePaper } from './committeePaper.ts';
import { keepDrawn } from './keepDrawn.ts';
import { drawn, PAPER_ANSWERS, paperName, sendPaper } from './sendPaper.ts';
import { drawStaffPaper } from './staffPapers.ts';
import { templateRoutes } from './templates.routes.ts';

const problems = ['malformed-request', 'not-signed-in', 'not-found', 'unavailable'] as const;
const tags = ['papers'];

/** The papers of the house, from what stands when they are asked for, by the templates of the version that binds it. */
export function paperRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.register(evidenceRoutes, { deps });
  app.register(templateRoutes, { deps });
  const db = deps.db.orm;
  const origin = deps.config.publicOrigin;

  app.get(
    '/items/:id/papers',
    {
      schema: {
        operationId: 'listPapers',
        summary: 'The papers of the item that exist now, for the caller',
        tags,
        params: Closed({ id: Uuid }),
        response: answers(200, PaperList, 'malformed-request', 'not-signed-in', 'not-found'),
      },
    },
    async (request) => {
      const cases = await paperCases(deps, request, request.params.id);
      const papers = [...cases].map(([kind, { revision }]) => ({
        kind,
        revisionNumber: revision.row.number,
        contentHash: revision.row.contentHash,
        href: `/api/v1/items/${request.params.id}/papers/${kind}`,
      }));
      return { papers };
    },
  );

  app.get(
    '/items/:id/papers/:kind',
    {
      schema: {
        operationId: 'getPaper',
        summary: 'A paper of the item as PDF: memo, form, completed form, certificate, print',
        description:
          'What the approver reads here before signing is what is printed later, signatures apart.',
        tags,
        params: Closed({ id: Uuid, kind: ItemPaper }),
        response: { ...answers(200, Type.Any(), ...problems), ...PAPER_ANSWERS },
      },
    },
    async (request, reply) => {
      const { id, kind } = request.params;
      const subject = (await paperCases(deps, request, id)).get(kind);
      if (!subject) throw new ProblemException('not-found');
      const pdf = await drawn(drawStaffPaper(db, kind, subject, origin));
      await keepDrawn(deps, pdf, { kind, revision: subject.revision.row });
      const name = paperName(PAPER_LABELS[kind].th, subject.revision.row.content.title);
      return sendPaper(request, reply, { name, pdf, cache: 'private' });
    },
  );

  app.get(
    '/committee/paper',
    {
      schema: {
        operationId: 'getCommitteePaper',
        summary: 'The order that appoints the committee as it sits today, as a draft for signature',
        tags,
        response: { ...answers(200, Type.Any(), 'not-signed-in', 'unavailable'), ...PAPER_ANSWERS },
      },
    },
    async (request, reply) => {
      const today = bangkokDate(deps.clock.now());
      const pdf = await drawn(drawCommitteePaper(db, request.actor.policy, { today, origin }));
      await keepDrawn(deps, pdf, { kind: 'committee', revision: null });
      return sendPaper(request, reply, {
        name: paperName(PAPER_LABELS.committee.th, today),
        pdf,
        cache: 'private',
      });
    },
  );
  done();
}
