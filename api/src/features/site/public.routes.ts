import Type from 'typebox';
import { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import { Closed } from '@phoeiphrae/shared/primitives';
import { PublicItem, PublicPage } from '@phoeiphrae/shared/publicItem';
import { PolicyOutline, PublicPolicy, Site } from '@phoeiphrae/shared/site';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps } from '../../office/deps.ts';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { publicFileRoutes } from './files.routes.ts';
import { ItemAddress } from './itemAddress.ts';
import { neighbourRoutes } from './neighbours/neighbours.routes.ts';
import { nothingAt } from './nothingAt.ts';
import { publicItemAt } from './publicItemAt.ts';
import { policyOutlineOn } from './policyOutline.ts';
import { answerList } from './search/answerList.ts';
import { searchRoutes } from './search/search.routes.ts';
import { publicPolicyOn, siteOn } from './site.ts';
import { versionFileRoutes } from './versions/versionFiles.routes.ts';
import { versionRoutes } from './versions/versions.routes.ts';

const Version = Closed({ version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) });

/** What anyone may read. These routes have no other connection than that of the public database role. */
export async function publicRoutes(app: App, { deps }: { deps: Deps }) {
  await app.register(publicFileRoutes, { deps });
  await app.register(searchRoutes, { deps });
  await app.register(neighbourRoutes, { deps });
  await app.register(versionRoutes, { deps });
  await app.register(versionFileRoutes, { deps });
  const db = deps.publicDb.orm;
  const today = () => bangkokDate(deps.clock.now());

  app.get(
    '/site',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'getSite',
        summary: 'The office, its categories with their counts, work groups and fiscal years',
        tags: ['public'],
        response: answers(200, Site, 'unavailable'),
      },
    },
    async (_request, reply) => {
      reply.finished = {};
      return { ...(await siteOn(db, today())), byMail: deps.mailer !== undefined };
    },
  );

  app.get(
    '/policy',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'getPublicPolicy',
        summary: 'The announcement in force: categories, chain, committee, rules, cycles',
        tags: ['public'],
        response: answers(200, PublicPolicy, 'unavailable'),
      },
    },
    (_request, reply) => {
      reply.finished = {};
      return publicPolicyOn(db, today());
    },
  );

  app.get(
    '/policy/outline',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'getPolicyOutline',
        summary: 'What most pages need of the announcement in force: its names, and who lets what out',
        tags: ['public'],
        response: answers(200, PolicyOutline, 'unavailable'),
      },
    },
    (_request, reply) => {
      reply.finished = {};
      return policyOutlineOn(db, today());
    },
  );

  app.get(
    '/policies/:version',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'getPublicPolicyVersion',
        summary: 'One version of the announcement, as what was published under it says',
        tags: ['public'],
        params: Version,
        response: answers(200, PublicPolicy, 'malformed-request', 'not-found'),
      },
    },
    (request, reply) => {
      reply.finished = {};
      return publicPolicyOn(db, today(), request.params.version);
    },
  );

  app.get(
    '/items',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'listPublicItems',
        summary: 'What is published, newest first; with words, what they find, best first',
        tags: ['public'],
        querystring: PublicQuery,
        response: answers(200, PublicPage, 'malformed-request', 'unavailable'),
      },
    },
    (request, reply) => {
      reply.finished = {};
      return answerList(deps, request.query);
    },
  );

  app.get(
    '/items/:slug',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'getPublicItem',
        summary: 'What is published at an address, or the notice that it no longer is (410)',
        tags: ['public'],
        params: ItemAddress,
        response: answers(200, PublicItem, 'malformed-request', 'not-found', 'gone'),
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const item = await publicItemAt(db, slug);
      if (item) {
        reply.finished = { slug: item.slug };
        return item;
      }
      throw await nothingAt(db, slug);
    },
  );
}
