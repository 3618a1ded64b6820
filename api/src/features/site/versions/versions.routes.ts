import Type from 'typebox';
import { VersionDifference } from '@phoeiphrae/shared/difference';
import { Closed } from '@phoeiphrae/shared/primitives';
import { PublicVersion } from '@phoeiphrae/shared/publicItem';
import type { Deps } from '../../../office/deps.ts';
import { answers } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { presentVersion, versionRowAt } from './versionAt.ts';
import { versionDifference } from './versionDifference.ts';
import { VERSION, VERSION_ADDRESS } from './params.ts';

const problems = ['malformed-request', 'not-found', 'gone'] as const;

/** Every revision that was published, at its own address for as long as something of its item is public. */
export function versionRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  const db = deps.publicDb.orm;

  app.get(
    '/items/:slug/versions/:version',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'getPublicVersion',
        summary: 'A published revision as it was shown, or the notice that it no longer is (410)',
        tags: ['public'],
        params: Closed(VERSION_ADDRESS),
        querystring: Closed({}),
        response: answers(200, PublicVersion, ...problems),
      },
    },
    async (request, reply) => {
      const row = await versionRowAt(db, request.params);
      reply.finished = { slug: row.slug };
      return presentVersion(row);
    },
  );

  app.get(
    '/items/:slug/versions/:version/difference',
    {
      schema: {
        operationId: 'getVersionDifference',
        summary: 'What differs between a published revision and an earlier one',
        tags: ['public'],
        params: Closed(VERSION_ADDRESS),
        querystring: Closed({
          from: Type.Optional({
            ...VERSION,
            description: 'The other revision; left out, the one published before.',
          }),
        }),
        response: answers(200, VersionDifference, ...problems),
      },
    },
    (request) => versionDifference(db, request.params, request.query.from),
  );
  done();
}
