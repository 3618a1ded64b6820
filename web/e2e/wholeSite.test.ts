import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import {
  localeOfAddress,
  SCRIPT_PAGES,
  SITE_LOCALES,
  SITE_PAGE_NAMES,
  sitePageAt,
} from '@phoeiphrae/shared/sitePages';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startProduct, type Product } from './harness/product.ts';
import { atomValidator, jsonFeedValidator } from './site/feeds.ts';
import { PAGE } from './site/linksIn.ts';
import { notOfVocabulary, unreadable } from './site/structuredData.ts';
import { wrongManifest, wrongOpenGraph, wrongRobots, wrongSecurityTxt } from './site/texts.ts';
import { walk, type Walk } from './site/walk.ts';
import {
  lostFragments,
  wrongCanonicals,
  wrongInMaps,
  wrongLanguages,
  wrongStatuses,
} from './site/wrongLinks.ts';
import { type Validate, validatorFor } from './site/xml.ts';

/** All but those that only a mail leads to, or that scripts alone draw. */
const UNLINKED: readonly string[] = ['subscription', ...SCRIPT_PAGES];
const LINKED = SITE_PAGE_NAMES.filter((name) => !UNLINKED.includes(name));

/** One of its own: in that of the journeys, items end between the link and the visit. */
let product: Product | undefined;
let site: Walk;
let now: number;
beforeAll(async () => {
  const running = process.env['E2E_ADDRESS'];
  product = running ? undefined : await startProduct();
  const address = running ?? product?.address ?? '';
  const { headers } = await fetch(`${address}/healthz`);
  now = Date.parse(headers.get('date') ?? '');
  // The public log has a signed head within seconds of the first start, and pages lead to it.
  const head = async () => (await fetch(`${address}/api/v1/public/log/checkpoint`)).status;
  await vi.waitFor(async () => expect(await head()).toBe(200), { timeout: 60_000, interval: 500 });
  site = await walk(address);
}, 900_000);
afterAll(() => product?.stop());

const answersOf = (type: string, under = '/') =>
  [...site.answers.values()].filter((answer) => answer.type === type && answer.address.startsWith(under));

describe('every link of the site, followed without scripts', () => {
  it('was found: all kinds of links, on all kinds of pages, in both languages', () => {
    const kinds = new Map<string, number>();
    for (const { links } of site.answers.values())
      for (const { kind } of links) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    console.log(
      `${String(site.answers.size)} addresses, ${String(answersOf(PAGE).length)} pages; links:`,
      Object.fromEntries(kinds),
    );
    expect([...kinds.keys()].toSorted()).toEqual([
      'canonical',
      'data',
      'feed',
      'form',
      'head',
      'hreflang',
      'image',
      'link',
      'manifest',
      'map',
      'picture',
      'script',
      'style',
    ]);
    const pages = answersOf(PAGE).map(({ address }) => {
      const { locale, path } = localeOfAddress(new URL(address, site.origin).pathname);
      return `${locale} ${sitePageAt(path)?.name ?? ''}`;
    });
    const expected = SITE_LOCALES.flatMap((locale) => LINKED.map((name) => `${locale} ${name}`));
    expect(pages).toEqual(expect.arrayContaining(expected));
    expect(answersOf('application/pdf').length).toBeGreaterThan(100);
    expect([...site.answers.values()].filter(({ status }) => status === 410).length).toBeGreaterThan(5);
  });

  it('answers as it should: 200, one step to where it has gone, or the notice of what ended', () => {
    expect(wrongStatuses(site)).toEqual([]);
  });

  it('leads to places that are on the page', () => {
    expect(lostFragments(site)).toEqual([]);
  });

  it('names the address that is kept, which names itself, on pages and in the site map', () => {
    expect(wrongCanonicals(site)).toEqual([]);
    expect(wrongInMaps(site)).toEqual([]);
  });

  it('names twins in the other language that name it in return', () => {
    expect(wrongLanguages(site)).toEqual([]);
  });
});

describe('what the site says to machines, before validators of others', () => {
  const wrong = (answers: ReturnType<typeof answersOf>, validate: Validate): string[] =>
    answers.flatMap(({ address, text }) => validate(text).map((fault) => `${address}: ${fault}`));

  it('every feed is Atom (RFC 4287) or JSON Feed 1.1', () => {
    const atom = answersOf('application/atom+xml');
    expect(atom.length).toBeGreaterThan(20);
    expect(wrong(atom, atomValidator())).toEqual([]);
    const json = answersOf('application/feed+json');
    expect(json.length).toBeGreaterThan(0);
    expect(wrong(json, jsonFeedValidator())).toEqual([]);
  });

  it('every site map is one of sitemaps.org', () => {
    const maps = answersOf('application/xml', '/sitemaps/');
    expect(maps.length).toBeGreaterThan(5);
    expect(wrong(maps, validatorFor('siteMaps.xsd'))).toEqual([]);
    expect(wrong(answersOf('application/xml', '/sitemap.xml'), validatorFor('siteindex.xsd'))).toEqual([]);
  });

  it('every thing on a page is JSON-LD, in the words of schema.org', async () => {
    const things = answersOf(PAGE).flatMap(({ data = [] }) => data);
    expect(things.length).toBeGreaterThan(200);
    expect((await Promise.all(things.map(unreadable))).flat()).toEqual([]);
    expect(notOfVocabulary(things)).toEqual([]);
  });

  it('every page is HTML', async () => {
    const html = new HtmlValidate(
      new StaticConfigLoader({ root: true, extends: ['html-validate:standard'] }),
    );
    const faults: string[] = [];
    for (const { address, text } of answersOf(PAGE)) {
      const { results } = await html.validateString(text);
      for (const { ruleId, message, selector } of results.flatMap(({ messages }) => messages))
        faults.push(`${address}: ${ruleId}: ${message} at ${selector ?? ''}`);
    }
    expect(faults).toEqual([]);
  }, 600_000);

  it('every page says of itself what Open Graph asks for', () => {
    expect(wrongOpenGraph(site)).toEqual([]);
  });

  it('robots.txt keeps robots from the console, and from no page', () => {
    expect(wrongRobots(site)).toEqual([]);
  });

  it('the manifest is one of the W3C, and security.txt one of RFC 9116', () => {
    expect(wrongManifest(site)).toEqual([]);
    expect(wrongSecurityTxt(site, now)).toEqual([]);
  });
});
