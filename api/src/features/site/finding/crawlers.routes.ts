import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import { Closed } from '@phoeiphrae/shared/primitives';
import { addressIn, SCRIPT_PAGES, SITE_LOCALES, SITE_PAGES } from '@phoeiphrae/shared/sitePages';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps } from '../../../office/deps.ts';
import { answers, ProblemException } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { publicPolicyInForce } from '../publicPolicies.ts';
import { monthMap, pagesMap, sitemapIndex } from './sitemap.ts';

const HOUR = 'public, max-age=3600';
const XML = 'application/xml; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';
/** Less than a year, as RFC 9116 asks for. */
const CONTACT_DAYS = 360;

/** What scripts alone draw, in both languages: there is nothing in it for a robot. */
const UNREAD = SITE_LOCALES.flatMap((locale) =>
  ['/console', ...SCRIPT_PAGES.map((name) => SITE_PAGES[name].path)].map((path) => addressIn(locale, path)),
);

const written = (description: string, type: string) => ({
  200: { description, content: { [type]: { schema: Type.String({ examples: ['…'] }) } } },
});

/** As much of a web application manifest (W3C) as is used. */
const Manifest = Closed(
  {
    name: Type.String(),
    short_name: Type.String(),
    lang: Type.Literal('th'),
    start_url: Type.String(),
    display: Type.Literal('minimal-ui'),
    background_color: Type.String(),
    theme_color: Type.String(),
    icons: Type.Array(Closed({ src: Type.String(), sizes: Type.String(), type: Type.String() })),
  },
  { title: 'Manifest' },
);

/** What programs that visit the site ask for: which addresses there are, which not to fetch, and whom to tell of a weakness. */
export function crawlerRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  const db = deps.publicDb.orm;
  const origin = deps.config.publicOrigin;
  const send = (reply: FastifyReply, type: string, text: string | undefined) => {
    if (text === undefined) throw new ProblemException('not-found');
    reply.finished = {};
    return reply.type(type).header('cache-control', HOUR).send(text);
  };
  const officeOn = async (now: Date) => (await publicPolicyInForce(db, bangkokDate(now))).document.office;
  const tags = ['public'];

  app.get(
    '/robots.txt',
    {
      schema: {
        operationId: 'getRobots',
        summary: 'What robots need not fetch, and where the site map is (RFC 9309)',
        tags,
        response: { ...answers(200, Type.Unknown()), ...written('RFC 9309', 'text/plain') },
      },
    },
    async (_request, reply) =>
      send(
        reply,
        TEXT,
        [
          'User-agent: *',
          ...UNREAD.map((path) => `Disallow: ${path}`),
          '',
          `Sitemap: ${origin}/sitemap.xml`,
          '',
        ].join('\n'),
      ),
  );

  app.get(
    '/sitemap.xml',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'getSitemapIndex',
        summary: 'The index of site maps: every page of the site that may be indexed (sitemaps.org)',
        tags,
        response: { ...answers(200, Type.Unknown()), ...written('sitemaps.org 0.9', 'application/xml') },
      },
    },
    async (_request, reply) => send(reply, XML, await sitemapIndex(db, origin)),
  );

  app.get(
    '/sitemaps/:name',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'getSitemap',
        summary: 'One site map: of the pages, or of up to 1 000 items of a month',
        tags,
        params: Closed({
          name: Type.String({
            pattern: '^(pages|[0-9]{4}-(0[1-9]|1[0-2])-[1-9][0-9]{0,4})\\.xml$',
            examples: ['pages.xml', '2026-11-1.xml'],
          }),
        }),
        response: {
          ...answers(200, Type.Unknown(), 'malformed-request', 'not-found', 'unavailable'),
          ...written('sitemaps.org 0.9', 'application/xml'),
        },
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      if (name === 'pages.xml')
        return send(reply, XML, await pagesMap(db, origin, bangkokDate(deps.clock.now())));
      const [year = '', month = '', part = ''] = name.replace('.xml', '').split('-');
      return send(reply, XML, await monthMap(db, origin, { month: `${year}-${month}`, part: Number(part) }));
    },
  );

  app.get(
    '/.well-known/security.txt',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'getSecurityContact',
        summary: 'Whom to tell of a weakness of the site (RFC 9116)',
        tags,
        response: { ...answers(200, Type.Unknown(), 'unavailable'), ...written('RFC 9116', 'text/plain') },
      },
    },
    async (_request, reply) => {
      const now = deps.clock.now();
      const { email } = await officeOn(now);
      const expires = new Date(now.getTime() + CONTACT_DAYS * 86_400_000).toISOString();
      const lines = [
        `Contact: mailto:${email}`,
        `Expires: ${expires}`,
        'Preferred-Languages: th, en',
        `Canonical: ${origin}/.well-known/security.txt`,
      ];
      return send(reply, TEXT, `${lines.join('\n')}\n`);
    },
  );

  app.get(
    '/manifest.webmanifest',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'getManifest',
        summary: 'Name and icons for the screen of a phone (W3C web application manifest)',
        tags,
        response: {
          ...answers(200, Type.Unknown(), 'unavailable'),
          200: { description: 'W3C', content: { 'application/manifest+json': { schema: Manifest } } },
        },
      },
    },
    async (_request, reply) => {
      const { name, shortName } = await officeOn(deps.clock.now());
      const icons = [192, 512].map((side) => ({
        src: `/icon-${String(side)}.png`,
        sizes: `${String(side)}x${String(side)}`,
        type: 'image/png',
      }));
      reply.finished = {};
      void reply.type('application/manifest+json; charset=utf-8').header('cache-control', HOUR);
      return {
        name: name.th,
        short_name: shortName.th,
        lang: 'th' as const,
        start_url: '/',
        display: 'minimal-ui' as const,
        background_color: '#ffffff',
        theme_color: '#17415a',
        icons,
      };
    },
  );
  done();
}
