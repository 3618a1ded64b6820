import { PublicNeighbours } from '@phoeiphrae/shared/publicNeighbours';
import type { Deps } from '../../../office/deps.ts';
import { answers } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { ItemAddress } from '../itemAddress.ts';
import { nothingAt } from '../nothingAt.ts';
import { neighboursOf } from './neighboursOf.ts';

/**
 * An address of its own: what it answers changes with other items, and so it is kept as lists are, until anything that is
 * public changes. The answer for the item itself is kept until the item changes.
 */
export async function neighbourRoutes(app: App, { deps }: { deps: Deps }) {
  const db = deps.publicDb.orm;
  app.get(
    '/items/:slug/neighbours',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'getPublicItemNeighbours',
        summary: 'The other years and months of an item, and up to five related ones',
        tags: ['public'],
        params: ItemAddress,
        response: answers(200, PublicNeighbours, 'malformed-request', 'not-found', 'gone', 'unavailable'),
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const neighbours = await neighboursOf(db, slug);
      if (!neighbours) throw await nothingAt(db, slug);
      reply.finished = {};
      return neighbours;
    },
  );
}
