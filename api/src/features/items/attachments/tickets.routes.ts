import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Closed } from '@phoeiphrae/shared/primitives';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { loadActor } from '../../../office/loadActor.ts';
import type { Deps } from '../../../office/deps.ts';
import { ProblemException } from '../../../http/problem.ts';
import { pageParam } from '../../files/serving/params.ts';
import { sendFile } from '../../files/serving/sendFile.ts';
import { readTicket, type Ticket } from '../../files/serving/ticket.ts';
import type { App } from '../../../http/types.ts';
import { viewerOf, type Viewer } from '../rules/viewer.ts';
import { BYTES_RESPONSE } from './bytes.routes.ts';
import { seenFile, seenPage } from './seenFile.ts';

const ticket = Type.String({ minLength: 20, maxLength: 800, pattern: '^[A-Za-z0-9_-]+[.][A-Za-z0-9_-]+$' });

/**
 * The same bytes for pictures and links, which cannot carry a token: the ticket in the address names session, item and
 * file. Whether the session stands and the person may see the file is asked anew each time.
 */
export function ticketRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/files/:ticket',
    {
      schema: {
        operationId: 'getFileByTicket',
        summary: 'The bytes of a file by an address of `listItemFiles`, good for ten minutes',
        tags: ['files'],
        params: Closed({ ticket }),
        querystring: Closed({ download: Type.Optional(Type.Boolean()) }),
        response: BYTES_RESPONSE,
      },
    },
    async (request, reply) => {
      const { viewer, of } = await bearerOf(deps, request, request.params.ticket);
      const file = await seenFile(deps.db.orm, viewer, of);
      return sendFile(deps, request, reply, {
        ...file,
        download: file.download === true || request.query.download === true,
      });
    },
  );

  app.get(
    '/files/:ticket/pages/:page',
    {
      schema: {
        operationId: 'getFilePageByTicket',
        summary: 'A picture of a page by such an address; page 0 is the thumbnail',
        tags: ['files'],
        params: Closed({ ticket, ...pageParam }),
        response: BYTES_RESPONSE,
      },
    },
    async (request, reply) => {
      const { viewer, of } = await bearerOf(deps, request, request.params.ticket);
      const page = await seenPage(deps.db.orm, viewer, { ...of, page: request.params.page });
      return sendFile(deps, request, reply, page);
    },
  );
  done();
}

/** @throws {ProblemException} 404 for a ticket that is none or past its time, 401 when the session has ended. */
async function bearerOf(
  deps: Deps,
  request: FastifyRequest,
  text: string,
): Promise<{ viewer: Viewer; of: Ticket }> {
  const moment = deps.clock.now();
  const of = readTicket(deps.config.jwtSecret, text, moment.getTime());
  if (!of) throw new ProblemException('not-found');
  const at = { now: moment.toISOString(), today: bangkokDate(moment) };
  const actor = await loadActor(deps.db.orm, of, at);
  const barred = actor?.mustChangePassword === true || actor?.mustSetUpSecondFactor === true;
  if (!actor || barred) throw new ProblemException('not-signed-in');
  return { viewer: viewerOf(deps, request, actor), of };
}
