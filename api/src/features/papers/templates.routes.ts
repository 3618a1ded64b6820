import Type from 'typebox';
import { PaperTemplates, PreviewPaper } from '@phoeiphrae/shared/paper';
import { PAPER_LABELS } from '@phoeiphrae/shared/paperNames';
import { Closed } from '@phoeiphrae/shared/primitives';
import { heldWith } from '../../office/actor.ts';
import type { Deps } from '../../office/deps.ts';
import { answers, ProblemException } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { previewPaper } from './previewPaper.ts';
import { drawn, PAPER_ANSWERS, paperName, sendPaper } from './sendPaper.ts';
import { listTemplates } from './templateStore.ts';

const VersionParams = Closed({ version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) });
const tags = ['papers'];

/** The templates of the papers: to read, and to try out before a changed set is loaded as the next version. */
export function templateRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  const db = deps.db.orm;

  app.get(
    '/policies/:version/templates',
    {
      schema: {
        operationId: 'listPaperTemplates',
        summary: 'The Typst files that draw the papers of a version of the announcement',
        tags,
        params: VersionParams,
        response: answers(200, PaperTemplates, 'malformed-request', 'not-signed-in', 'not-found'),
      },
    },
    (request) => listTemplates(db, request.params.version),
  );

  app.post(
    '/policies/preview-paper',
    {
      bodyLimit: 400_000,
      schema: {
        operationId: 'previewPaper',
        summary: 'A paper with made-up data by a changed template; nothing is kept. For administrators',
        tags,
        body: PreviewPaper,
        response: {
          ...answers(
            200,
            Type.Any(),
            ...([
              'malformed-request',
              'not-signed-in',
              'not-permitted',
              'template-faulty',
              'unavailable',
            ] as const),
          ),
          ...PAPER_ANSWERS,
        },
      },
    },
    async (request, reply) => {
      if (!heldWith(request.actor, 'administer')) throw new ProblemException('not-permitted');
      const pdf = await drawn(previewPaper(db, request.actor.policy, request.body, deps.config.publicOrigin));
      return sendPaper(request, reply, {
        name: paperName(PAPER_LABELS[request.body.kind].th, ''),
        pdf,
        cache: 'private',
      });
    },
  );
  done();
}
