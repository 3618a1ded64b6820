import type { CheerioAPI } from 'cheerio';
import { placesIn } from './xml.ts';

/** What an address is named as. */
export type LinkKind =
  | 'link'
  | 'form'
  | 'image'
  | 'script'
  | 'style'
  | 'head'
  | 'canonical'
  | 'hreflang'
  | 'picture'
  | 'data'
  | 'feed'
  | 'map'
  | 'manifest';

export interface Link {
  readonly kind: LinkKind;
  /** As it is written. */
  readonly href: string;
}

/** The attributes of a page that name an address, and what each is. */
const NAMED: readonly (readonly [selector: string, attribute: string, kind: LinkKind])[] = [
  ['a[href], area[href]', 'href', 'link'],
  ['form:not([method=post i])', 'action', 'form'],
  ['img[src], source[src], video[src], audio[src], iframe[src], embed[src]', 'src', 'image'],
  ['object[data]', 'data', 'image'],
  ['script[src]', 'src', 'script'],
  ['link[rel=stylesheet]', 'href', 'style'],
  ['link[rel=canonical]', 'href', 'canonical'],
  ['link[rel=alternate][hreflang]', 'href', 'hreflang'],
  ['link:not([rel=stylesheet], [rel=canonical], [hreflang])', 'href', 'head'],
  ['meta[property="og:image"], meta[property="og:url"]', 'content', 'picture'],
];

/** What tells things apart, and leads nowhere. */
const IDENTIFIERS = ['id', '@id', '@context'];

/** Every text of a value that is an address. */
function addressesOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return /^https?:/.test(value) && !IDENTIFIERS.includes(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((member) => addressesOf(member, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => addressesOf(member, name));
}

export const structuredData = (page: CheerioAPI): object[] =>
  page('script[type="application/ld+json"]')
    .toArray()
    .map((script) => JSON.parse(page(script).text()) as object);

/** What an address of a search is like when someone has searched. */
const filledIn = (template: string): string => template.replace('{search_term_string}', 'แผน');

/** @param address where the page stands */
export function linksInPage(page: CheerioAPI, address: string): Link[] {
  const named = NAMED.flatMap(([selector, attribute, kind]) =>
    page(selector)
      .toArray()
      .map((element): Link => ({ kind, href: page(element).attr(attribute) ?? address })),
  );
  const sets = page('[srcset]')
    .toArray()
    .flatMap((element) => (page(element).attr('srcset') ?? '').split(','))
    .map((candidate): Link => ({ kind: 'image', href: candidate.trim().split(/\s/)[0] ?? '' }));
  const pieces = (JSON.parse(page('#pieces').text() || '[]') as string[]).map((href): Link => ({
    kind: 'script',
    href,
  }));
  const told = structuredData(page)
    .flatMap((thing) => addressesOf(thing))
    .map((href): Link => ({ kind: 'data', href: filledIn(href) }));
  return [...named, ...sets, ...pieces, ...told];
}

const NAMESPACES = {
  map: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  atom: 'http://www.w3.org/2005/Atom',
  xhtml: 'http://www.w3.org/1999/xhtml',
};

const textsIn = (xml: string, xpath: string): string[] => placesIn(xml, xpath, NAMESPACES);

const linksInMap = (xml: string): Link[] => [
  ...textsIn(xml, '//map:loc').map((href): Link => ({ kind: 'map', href })),
  ...textsIn(xml, '//xhtml:link/@href').map((href): Link => ({ kind: 'map', href })),
];

const linksInAtom = (xml: string): Link[] =>
  textsIn(xml, '//atom:link/@href | //atom:icon').map((href) => ({ kind: 'feed', href }));

const linksInJson =
  (kind: LinkKind) =>
  (json: string): Link[] =>
    addressesOf(JSON.parse(json)).map((href) => ({ kind, href }));

interface Manifest {
  readonly start_url: string;
  readonly icons: readonly { readonly src: string }[];
}
function linksInManifest(json: string): Link[] {
  const { start_url: start, icons } = JSON.parse(json) as Manifest;
  return [start, ...icons.map(({ src }) => src)].map((href) => ({ kind: 'manifest', href }));
}

const linksInStyles = (css: string): Link[] =>
  [...css.matchAll(/url\((['"]?)([^'")]+)\1\)/g)].map(([, , href = '']) => ({ kind: 'style', href }));

const linksInFields = (text: string): Link[] =>
  [...text.matchAll(/^(?:Sitemap|Canonical): (\S+)$/gm)].map(([, href = '']) => ({ kind: 'map', href }));

const READERS: Readonly<Record<string, (text: string) => Link[]>> = {
  'application/xml': linksInMap,
  'application/atom+xml': linksInAtom,
  'application/feed+json': linksInJson('feed'),
  'application/manifest+json': linksInManifest,
  'text/css': linksInStyles,
  'text/plain': linksInFields,
};

export const PAGE = 'text/html';

/** Whether a text of this kind names addresses. @param type without its parameters */
export const isRead = (type: string): boolean => type === PAGE || type in READERS;

/** What a text that is no page names. @param type without its parameters */
export const linksIn = (type: string, text: string): Link[] => READERS[type]?.(text) ?? [];
