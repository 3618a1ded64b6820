import Type from 'typebox';
import { Closed } from '@phoeiphrae/shared/primitives';
import {
  ConsistencyProof,
  InclusionProof,
  PublicCheckpointPage,
  PublicLeafPage,
} from '@phoeiphrae/shared/publicLog';
import type { Deps } from '../../office/deps.ts';
import { newestCheckpoint } from '../../office/log/newestCheckpoint.ts';
import { answers, ProblemException } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { listCheckpoints, listLeaves, proveConsistency, proveInclusion } from './publicLog.ts';

const Count = (example: number, minimum = 0) =>
  Type.Integer({ minimum, maximum: Number.MAX_SAFE_INTEGER, examples: [example] });
const Limit = (maximum: number) => Type.Optional(Type.Integer({ minimum: 1, maximum, examples: [100] }));
const Note = Type.String({
  description:
    'A C2SP tlog-checkpoint: origin, number of leaves, root in base64, and the office’s signature.',
  examples: ['info.example.go.th/log\n42\nR6fQ…=\n\n— info.example.go.th/log 3q2+7w…\n'],
});

/** The public log: its leaves, its signed heads, and the proofs between them. Nothing but what is public reaches it. */
export function publicLogRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  const db = deps.publicDb.orm;
  const tags = ['public'];

  app.get(
    '/log/checkpoint',
    {
      schema: {
        operationId: 'getCheckpoint',
        summary:
          'The newest signed head of the public log, as text to keep; 404 in the moments before the first',
        tags,
        response: {
          ...answers(200, Type.Unknown(), 'not-found'),
          200: { description: 'A signed note', content: { 'text/plain': { schema: Note } } },
        },
      },
    },
    async (_request, reply) => {
      const checkpoint = await newestCheckpoint(db);
      if (!checkpoint) throw new ProblemException('not-found');
      void reply.type('text/plain; charset=utf-8');
      return checkpoint.note;
    },
  );

  app.get(
    '/log/checkpoints',
    {
      schema: {
        operationId: 'listCheckpoints',
        summary: 'Signed heads of the public log, newest first',
        tags,
        querystring: Closed({ before: Type.Optional(Count(120, 1)), limit: Limit(100) }),
        response: answers(200, PublicCheckpointPage, 'malformed-request'),
      },
    },
    ({ query }) => listCheckpoints(db, query.before, query.limit ?? 30),
  );

  app.get(
    '/log/leaves',
    {
      schema: {
        operationId: 'listLeaves',
        summary: 'Leaves of the public log, oldest first',
        description:
          'Every act that changed what the public may see. What was withdrawn keeps its leaf without its content.',
        tags,
        querystring: Closed({ from: Type.Optional(Count(0)), limit: Limit(1000) }),
        response: answers(200, PublicLeafPage, 'malformed-request'),
      },
    },
    ({ query }) => listLeaves(db, query.from ?? 0, query.limit ?? 100),
  );

  app.get(
    '/log/inclusion',
    {
      schema: {
        operationId: 'proveInclusion',
        summary: 'The proof that a leaf is in the tree of a size',
        tags,
        querystring: Closed({ index: Count(41), size: Count(42, 1) }),
        response: answers(200, InclusionProof, 'malformed-request', 'not-found'),
      },
    },
    ({ query }) => proveInclusion(db, query.index, query.size),
  );

  app.get(
    '/log/consistency',
    {
      schema: {
        operationId: 'proveConsistency',
        summary: 'The proof that the tree of one size is the beginning of the tree of another',
        tags,
        querystring: Closed({ from: Count(40), to: Count(42) }),
        response: answers(200, ConsistencyProof, 'malformed-request', 'not-found'),
      },
    },
    ({ query }) => proveConsistency(db, query.from, query.to),
  );
  done();
}
