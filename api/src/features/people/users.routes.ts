import { eq } from 'drizzle-orm';
import { users } from '@phoeiphrae/db/schema/people';
import { CreateUser, EditUser, OneTimePassword, User, UserPage } from '@phoeiphrae/shared/user';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../office/deps.ts';
import { etagOf, versionFromIfMatch } from '../../http/etag.ts';
import { IdempotencyKey, IfMatch } from '../../http/headers.ts';
import { answers, ProblemException } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { runWrite } from '../../office/write.ts';
import { editUser } from './changeUser.ts';
import { createUser } from './createUser.ts';
import { listUsers, UserQuery } from './listUsers.ts';
import { requirePeople } from './peoplePolicy.ts';
import { presentChanged, presentHandedOver, presentUser, presentUsers } from './presentUsers.ts';
import { readingContext, writingContext } from '../../office/presentationContext.ts';

export const UserParams = Closed({ id: Uuid });
const reading = ['malformed-request', 'not-signed-in', 'not-permitted'] as const;

/** Accounts: listing, opening, correcting. */
export function userRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/users',
    {
      schema: {
        operationId: 'listUsers',
        summary: 'Accounts, newest first; for administrators',
        tags: ['people'],
        querystring: UserQuery,
        response: answers(200, UserPage, ...reading),
      },
    },
    async (request) => {
      requirePeople(request.actor, { kind: 'list_users' });
      const { rows, nextCursor } = await listUsers(deps.db.orm, request.query);
      return { users: await presentUsers(deps.db.orm, rows, readingContext(deps, request)), nextCursor };
    },
  );

  app.post(
    '/users',
    {
      schema: {
        operationId: 'createUser',
        summary: 'Open an account with a one-time password, which is shown once',
        tags: ['people'],
        headers: IdempotencyKey,
        body: CreateUser,
        response: answers(
          201,
          OneTimePassword,
          ...reading,
          'idempotency-key-missing',
          'already-exists',
          'idempotency-key-reused',
        ),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: true }, async (context) => {
        const created = await createUser(context, request.body);
        const shown = await presentHandedOver(context.tx, created, writingContext(context, request));
        return { status: 201, ...shown, location: `/api/v1/users/${created.row.id}` };
      }),
  );

  app.get(
    '/users/:id',
    {
      schema: {
        operationId: 'getUser',
        summary: 'One account; for administrators and for its owner',
        tags: ['people'],
        params: UserParams,
        response: answers(200, User, ...reading, 'not-found'),
      },
    },
    async (request, reply) => {
      requirePeople(request.actor, { kind: 'read_user', userId: request.params.id });
      const [row] = await deps.db.orm.select().from(users).where(eq(users.id, request.params.id));
      if (!row) throw new ProblemException('not-found');
      void reply.header('etag', etagOf(row.version));
      return presentUser(deps.db.orm, row, readingContext(deps, request));
    },
  );

  app.patch(
    '/users/:id',
    {
      schema: {
        operationId: 'editUser',
        summary: 'Correct the name or the e-mail of a person',
        tags: ['people'],
        params: UserParams,
        headers: IfMatch,
        body: EditUser,
        response: answers(200, User, ...reading, 'not-found', 'version-stale', 'precondition-required'),
      },
    },
    (request, reply) => {
      const target = { userId: request.params.id, version: versionFromIfMatch(request.headers['if-match']) };
      return runWrite(deps, request, reply, { keyed: false }, async (context) => {
        const row = await editUser(context, target, request.body);
        const presentation = writingContext(context, request);
        return { status: 200, ...(await presentChanged(context.tx, row, presentation)) };
      });
    },
  );
  done();
}
