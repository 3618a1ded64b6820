import Type from 'typebox';
import { PAPER_LABELS } from '@phoeiphrae/shared/paperNames';
import { Closed } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../office/deps.ts';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { nothingAt } from '../site/nothingAt.ts';
import { drawPublicPaper, PUBLIC_KINDS } from './publicPapers.ts';
import { keepDrawnOfCode } from './keepDrawn.ts';
import { drawn, PAPER_ANSWERS, paperName, sendPaper } from './sendPaper.ts';

const Address = Closed({
  slug: Type.String({ minLength: 1, maxLength: 400, examples: ['แผนปฏิบัติการประจำปี'] }),
  kind: Type.Enum(PUBLIC_KINDS),
});

/** The papers that anyone may have, of what is public now. All of it is read as the public role. */
export function publicPaperRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/items/:slug/papers/:kind',
    {
      schema: {
        operationId: 'getPublicPaper',
        summary: 'Certificate, print, or completed form of what is published at an address, as PDF',
        tags: ['public'],
        params: Address,
        response: {
          ...answers(200, Type.Any(), 'malformed-request', 'not-found', 'gone', 'unavailable'),
          ...PAPER_ANSWERS,
        },
      },
    },
    async (request, reply) => {
      const { slug, kind } = request.params;
      const paper = await drawn(drawPublicPaper(deps.publicDb.orm, kind, slug, deps.config.publicOrigin));
      if (!paper) throw await nothingAt(deps.publicDb.orm, slug);
      if (paper.code !== null) await keepDrawnOfCode(deps, paper.pdf, { kind, code: paper.code });
      const name = paperName(PAPER_LABELS[kind].th, paper.title);
      return sendPaper(request, reply, { name, pdf: paper.pdf, cache: 'public' });
    },
  );
  done();
}
