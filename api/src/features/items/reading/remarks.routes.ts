import Type from 'typebox';
import { Remark, RemarkText } from '@phoeiphrae/shared/remark';
import { Closed } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../../office/deps.ts';
import { IdempotencyKey } from '../../../http/headers.ts';
import { answers } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { runWrite } from '../../../office/write.ts';
import { ItemParams } from '../rules/params.ts';
import { addRemark, listRemarks } from './remarks.ts';
import { seenItem, viewerOf } from '../rules/viewer.ts';

const RemarkList = Closed({ remarks: Type.Array(Remark) }, { title: 'RemarkList' });
const NewRemark = Closed({ text: RemarkText }, { title: 'NewRemark' });

export function remarkRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/items/:id/remarks',
    {
      schema: {
        operationId: 'listRemarks',
        summary: 'What the committee and the people at work on the item have remarked',
        tags: ['items'],
        params: ItemParams,
        response: answers(200, RemarkList, 'malformed-request', 'not-signed-in', 'not-found'),
      },
    },
    async (request) => {
      const viewer = viewerOf(deps, request);
      const facts = await seenItem(deps.db.orm, request.params.id, viewer);
      return { remarks: await listRemarks(deps.db.orm, facts, viewer) };
    },
  );

  app.post(
    '/items/:id/remarks',
    {
      schema: {
        operationId: 'addRemark',
        summary: 'Leave a remark; it decides nothing',
        tags: ['items'],
        params: ItemParams,
        headers: IdempotencyKey,
        body: NewRemark,
        response: answers(
          201,
          Remark,
          'malformed-request',
          'idempotency-key-missing',
          'not-signed-in',
          'not-permitted',
          'not-found',
          'idempotency-key-reused',
        ),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: true }, async (context) => {
        const body = await addRemark(context, request.params.id, request.body.text);
        return { status: 201, body };
      }),
  );
  done();
}
