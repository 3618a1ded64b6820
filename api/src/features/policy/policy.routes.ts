import Type from 'typebox';
import { PolicyRecord } from '@phoeiphrae/shared/policy/policyRecord';
import { PolicyVersionList } from '@phoeiphrae/shared/policy/policyVersion';
import { Closed } from '@phoeiphrae/shared/primitives';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps } from '../../office/deps.ts';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { listPolicies, readPolicy } from './readPolicies.ts';

const VersionParams = Closed({ version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) });

/** The announcement as data, version by version; all staff work under it and may read it. */
export function policyRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  const today = () => bangkokDate(deps.clock.now());

  app.get(
    '/policy',
    {
      schema: {
        operationId: 'getPolicy',
        summary: 'The version in force',
        tags: ['policy'],
        response: answers(200, PolicyRecord, 'not-signed-in'),
      },
    },
    () => readPolicy(deps.db.orm, today()),
  );

  app.get(
    '/policies',
    {
      schema: {
        operationId: 'listPolicies',
        summary: 'Every version that was loaded, newest first',
        tags: ['policy'],
        response: answers(200, PolicyVersionList, 'not-signed-in'),
      },
    },
    () => listPolicies(deps.db.orm, today()),
  );

  app.get(
    '/policies/:version',
    {
      schema: {
        operationId: 'getPolicyVersion',
        summary: 'One version, as the revisions submitted under it keep it',
        tags: ['policy'],
        params: VersionParams,
        response: answers(200, PolicyRecord, 'malformed-request', 'not-signed-in', 'not-found'),
      },
    },
    (request) => readPolicy(deps.db.orm, today(), request.params.version),
  );
  done();
}
