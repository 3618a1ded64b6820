import type { CheckPlace } from './check.ts';
import type { Content } from './content.ts';

/** Of the function below: what another one found is found again. */
export const LINKS_VERSION = 1;

/** As the database keeps it, and longer than any address that a browser is sure to take. */
const ADDRESS_MAX = 2000;

export interface PublishedLink {
  /** As it is asked for. */
  readonly address: string;
  /** Name and port of the server. */
  readonly host: string;
  readonly places: readonly CheckPlace[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decoded = (attribute: string): string =>
  attribute.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');

/** The addresses in a sanitised body, in which attributes are written in one way. */
const addressesIn = (body: string): string[] =>
  [...body.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)].map(([, href = '']) => decoded(href));

/**
 * Where a link leads, without what its server is not sent; undefined for what no browser asks a server for. A name and a
 * password in it are nothing that is public in good order, and nothing that is sent.
 */
function askedFor(href: string): Pick<PublishedLink, 'address' | 'host'> | undefined {
  if (!/^https?:/i.test(href.trim()) || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  url.hash = '';
  if (url.href.length > ADDRESS_MAX) return undefined;
  return {
    address: url.href,
    host: `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`,
  };
}

/** The links of others that a text shows, each address once: the form's own, those of its body and of its sources. */
export function publishedLinks(content: Content): PublishedLink[] {
  const { externalLink, body, sources } = content;
  const all: [CheckPlace, string][] = [
    ...(externalLink.kind === 'url' ? [['external_link', externalLink.url] as [CheckPlace, string]] : []),
    ...addressesIn(body).map((href): [CheckPlace, string] => ['body', href]),
    ...sources.flatMap(({ url }): [CheckPlace, string][] => (url === null ? [] : [['source', url]])),
  ];
  const links = new Map<string, PublishedLink>();
  for (const [place, href] of all) {
    const asked = askedFor(href);
    if (!asked) continue;
    const before = links.get(asked.address)?.places ?? [];
    links.set(asked.address, { ...asked, places: before.includes(place) ? before : [...before, place] });
  }
  return [...links.values()];
}
