import Type from 'typebox';
import {
  NewOpinion,
  OpinionChallenge,
  OpinionReceipt,
  OpinionStanding,
  PublicOpinionPage,
} from '@phoeiphrae/shared/opinion';
import { Closed } from '@phoeiphrae/shared/primitives';
import { Slug } from '@phoeiphrae/shared/slug';
import { localeOf } from '../../http/locale.ts';
import { answers, ProblemException } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import type { Deps } from '../../office/deps.ts';
import { listPublicOpinions } from './publicOpinions.ts';
import { proofOf, receiveOpinion } from './receiveOpinion.ts';
import { standingOf } from './readOpinions.ts';

const Query = Closed({
  item: Type.Optional(Slug),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
});
const PAGE = 20;

/** What anyone may say of what is published, and read of what others said. */
export function publicOpinionRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/opinions',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'listPublicOpinions',
        summary: 'What citizens said and the office shows, with its answers, newest first',
        tags: ['public'],
        querystring: Query,
        response: answers(200, PublicOpinionPage, 'malformed-request', 'unavailable'),
      },
    },
    (request, reply) => {
      reply.finished = {};
      const { limit = PAGE, ...rest } = request.query;
      return listPublicOpinions(deps.publicDb.orm, { ...rest, limit });
    },
  );

  app.get(
    '/opinions/challenge',
    {
      schema: {
        operationId: 'getOpinionChallenge',
        summary: 'Work for the sender of an opinion: with its solution it counts at once',
        tags: ['public'],
        response: answers(200, OpinionChallenge),
      },
    },
    async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { parameters, signature = '' } = await proofOf(deps).challenge();
      return { parameters: { ...parameters }, signature };
    },
  );

  app.post(
    '/opinions',
    {
      schema: {
        operationId: 'giveOpinion',
        summary: 'Say what one thinks of an item or of the site; nobody is asked who they are',
        tags: ['public'],
        body: NewOpinion,
        response: answers(201, OpinionReceipt, 'malformed-request', 'too-many-requests', 'unavailable'),
      },
    },
    async (request, reply) => {
      const said = { opinion: request.body, locale: localeOf(request), ip: request.ip };
      const receipt = await receiveOpinion(deps, said);
      void reply.code(201).header('cache-control', 'no-store');
      return receipt;
    },
  );

  app.get(
    '/opinions/receipts/:receipt',
    {
      schema: {
        operationId: 'getOpinionStanding',
        summary: 'What became of an opinion, for whoever has its code',
        tags: ['public'],
        params: Closed({ receipt: Type.String({ minLength: 1, maxLength: 40 }) }),
        response: answers(200, OpinionStanding, 'malformed-request', 'not-found'),
      },
    },
    async (request, reply) => {
      const standing = await standingOf(deps.db.orm, request.params.receipt);
      if (!standing) throw new ProblemException('not-found');
      void reply.header('cache-control', 'no-store');
      return standing;
    },
  );
  done();
}
