import * as cheerio from 'cheerio';
import { isRead, type Link, linksIn, linksInPage, PAGE, structuredData } from './linksIn.ts';
import { type PageFacts, pageFacts } from './pageFacts.ts';

/** Where everything of the site begins that is to be found by whoever comes from outside. */
const STARTS = [
  '/',
  '/en',
  '/site-map',
  '/robots.txt',
  '/sitemap.xml',
  '/feed.xml',
  '/feed.json',
  '/manifest.webmanifest',
  '/.well-known/security.txt',
];
/** As many as are asked for side by side. */
const LANES = 4;
/** A site that goes on and on is a fault of its own. */
const ENDLESS = 10_000;
/** Filters of a search are joined in thousands of ways, each by one link from the last: so many at once are enough. */
const MOST_FILTERS = 2;

export interface FoundLink extends Link {
  /** Path and query of what is linked to; undefined where that is another site, a mail or a telephone. */
  readonly to: string | undefined;
  /** The place on the page that is linked to, as it stands there. */
  readonly fragment: string;
}

export interface Answer {
  /** Path and query. */
  readonly address: string;
  readonly status: number;
  /** The kind of what was sent, without parameters. */
  readonly type: string;
  /** Where a redirect leads. */
  readonly location: string | undefined;
  /** Of what names further addresses; empty for all else. */
  readonly text: string;
  readonly links: readonly FoundLink[];
  readonly page?: PageFacts;
  /** In the words of schema.org. */
  readonly data?: readonly object[];
}

export interface Walk {
  readonly origin: string;
  readonly answers: ReadonlyMap<string, Answer>;
  /** Where each address was found first. */
  readonly foundAt: ReadonlyMap<string, string>;
}

/** How an address is written here: path and query, as browsers send them. */
const written = ({ pathname, search }: URL): string => pathname + search;

/** Path and query of an address of the site as it is written on it; undefined for one of another. */
export function ownAddress(href: string, at: URL): string | undefined {
  const url = new URL(href, at);
  return url.origin === at.origin ? written(url) : undefined;
}

const placed =
  (at: URL) =>
  (link: Link): FoundLink => ({
    ...link,
    to: ownAddress(link.href, at),
    fragment: decodeURIComponent(new URL(link.href, at).hash.slice(1)),
  });

function read(
  type: string,
  text: string,
  address: string,
): Pick<Answer, 'page' | 'data'> & { links: Link[] } {
  if (type !== PAGE) return { links: linksIn(type, text) };
  const page = cheerio.load(text);
  return { links: linksInPage(page, address), page: pageFacts(page), data: structuredData(page) };
}

/** What the site answers at an address to a browser that lets no script run. */
async function ask(origin: string, address: string): Promise<Answer> {
  const at = new URL(address, origin);
  const response = await fetch(at, { redirect: 'manual', headers: { accept: 'text/html,*/*;q=0.8' } });
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  const location = response.headers.get('location');
  const text = isRead(type) ? await response.text() : '';
  // What is not read is taken to its end, as a reader would.
  if (!response.bodyUsed) await response.arrayBuffer();
  const { links, ...said } = read(type, text, address);
  return {
    address,
    status: response.status,
    type,
    location: location === null ? undefined : ownAddress(location, at),
    text,
    links: links.map(placed(at)),
    ...said,
  };
}

const filtersOf = (address: string): number => new URL(address, 'http://localhost').searchParams.size;

/** Follows every link of the site, until none leads to anything new. @throws {Error} where it has no end */
export async function walk(origin: string): Promise<Walk> {
  const answers = new Map<string, Answer>();
  const foundAt = new Map(STARTS.map((start) => [start, 'the start']));
  const waiting = [...STARTS];

  /** A feed has the same in another form, at the same address but for its ending. */
  const formsOf = (address: string) =>
    address.startsWith('/feed.xml') ? [address, address.replace('.xml', '.json')] : [address];
  function note(address: string | undefined, at: string): void {
    if (address === undefined || foundAt.has(address) || filtersOf(address) > MOST_FILTERS) return;
    if (foundAt.size >= ENDLESS) throw new Error(`there is no end to the site: ${at} leads to ${address}`);
    for (const form of formsOf(address)) {
      foundAt.set(form, at);
      waiting.push(form);
    }
  }
  async function lane(): Promise<void> {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const answer = await ask(origin, address);
      answers.set(address, answer);
      note(answer.location, address);
      for (const { to } of answer.links) note(to, address);
    }
  }
  // A lane that finds nothing waiting ends; the others may yet find more.
  while (waiting.length > 0) await Promise.all(Array.from({ length: LANES }, lane));
  return { origin, answers, foundAt };
}
