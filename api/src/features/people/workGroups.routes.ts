import { CreateWorkGroup, EditWorkGroup, WorkGroup, WorkGroupList } from '@phoeiphrae/shared/workGroup';
import { Closed, Code } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../office/deps.ts';
import { versionFromIfMatch } from '../../http/etag.ts';
import { IdempotencyKey, IfMatch } from '../../http/headers.ts';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { runWrite } from '../../office/write.ts';
import { requirePeople } from './peoplePolicy.ts';
import { createWorkGroup, editWorkGroup, listWorkGroups } from './workGroups.ts';

const WorkGroupParams = Closed({ code: Code });
const writing = ['malformed-request', 'not-signed-in', 'not-permitted'] as const;

/** The units of the office. */
export function workGroupRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/work-groups',
    {
      schema: {
        operationId: 'listWorkGroups',
        summary: 'The work groups of the office, in their order',
        tags: ['people'],
        response: answers(200, WorkGroupList, 'not-signed-in', 'not-permitted'),
      },
    },
    (request) => {
      requirePeople(request.actor, { kind: 'read_work_groups' });
      return listWorkGroups(deps.db.orm);
    },
  );

  app.post(
    '/work-groups',
    {
      schema: {
        operationId: 'createWorkGroup',
        summary: 'Add a work group',
        tags: ['people'],
        headers: IdempotencyKey,
        body: CreateWorkGroup,
        response: answers(
          201,
          WorkGroup,
          ...writing,
          'idempotency-key-missing',
          'already-exists',
          'idempotency-key-reused',
        ),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: true }, (context) => createWorkGroup(context, request.body)),
  );

  app.patch(
    '/work-groups/:code',
    {
      schema: {
        operationId: 'editWorkGroup',
        summary: 'Rename a work group, or take it out of use',
        tags: ['people'],
        params: WorkGroupParams,
        headers: IfMatch,
        body: EditWorkGroup,
        response: answers(200, WorkGroup, ...writing, 'not-found', 'version-stale', 'precondition-required'),
      },
    },
    (request, reply) => {
      const target = { code: request.params.code, version: versionFromIfMatch(request.headers['if-match']) };
      return runWrite(deps, request, reply, { keyed: false }, (context) =>
        editWorkGroup(context, target, request.body),
      );
    },
  );
  done();
}
