import Type from 'typebox';
import { Notice, NoticePage } from '@phoeiphrae/shared/notice';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../office/deps.ts';
import { versionFromIfMatch } from '../../http/etag.ts';
import { IfMatch } from '../../http/headers.ts';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { runWrite } from '../../office/write.ts';
import { listNotices, readNotice } from './notices.ts';

const NoticeParams = Closed({ id: Uuid });
const NoticeQuery = Closed({
  unread: Type.Optional(Type.Boolean({ description: 'Only those not read yet.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
});

/** What the console tells the signed-in person; everyone reads their own and nobody else's. */
export function noticeRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/notices',
    {
      schema: {
        operationId: 'listNotices',
        summary: 'What the signed-in person is told, newest first',
        tags: ['notices'],
        querystring: NoticeQuery,
        response: answers(200, NoticePage, 'malformed-request', 'not-signed-in'),
      },
    },
    (request) => listNotices(deps.db.orm, request.actor, request.query),
  );

  app.post(
    '/notices/:id/read',
    {
      schema: {
        operationId: 'readNotice',
        summary: 'Mark a notice as read',
        tags: ['notices'],
        params: NoticeParams,
        headers: IfMatch,
        response: answers(
          200,
          Notice,
          ...([
            'malformed-request',
            'not-signed-in',
            'not-found',
            'version-stale',
            'precondition-required',
          ] as const),
        ),
      },
    },
    (request, reply) => {
      const target = { id: request.params.id, version: versionFromIfMatch(request.headers['if-match']) };
      return runWrite(deps, request, reply, { keyed: false }, (context) => readNotice(context, target));
    },
  );
  done();
}
