import createClient from 'openapi-fetch';
import * as account from '../../src/api/calls/account';
import * as assessment from '../../src/api/calls/assessment';
import * as committee from '../../src/api/calls/committee';
import * as files from '../../src/api/calls/files';
import * as items from '../../src/api/calls/items';
import * as log from '../../src/api/calls/log';
import * as notices from '../../src/api/calls/notices';
import * as opinions from '../../src/api/calls/opinions';
import * as paperDecisions from '../../src/api/calls/paperDecisions';
import * as papers from '../../src/api/calls/papers';
import * as people from '../../src/api/calls/people';
import * as policy from '../../src/api/calls/policy';
import * as site from '../../src/api/calls/public';
import * as session from '../../src/api/calls/session';
import * as system from '../../src/api/calls/system';
import * as uploads from '../../src/api/calls/uploads';
import { sendBy, type Answer, type ClientOptions, type Inits } from '../../src/api/operation';
import type { paths } from '../../src/api/schema';

const office = { ...assessment, ...committee, ...people, ...policy, ...notices, ...opinions, ...log };
const work = { ...items, ...files, ...uploads, ...papers, ...paperDecisions };
const operations = { ...system, ...site, ...session, ...account, ...office, ...work };
type Operations = typeof operations;

/** Every operation of the description as a function, for someone else's program; refusals are answers here. */
export type Calls = {
  [Id in keyof Operations]: (...init: Inits<Operations[Id]>) => Promise<Answer<Operations[Id]>>;
};

export function createCalls(options: ClientOptions): Calls {
  const client = createClient<paths>(options);
  const bound = Object.entries(operations).map(([id, operation]) => [
    id,
    (...init: Inits<typeof operation>) => sendBy(client, operation, ...init),
  ]);
  return Object.fromEntries(bound) as Calls;
}
