import { type InjectionKey, shallowReactive } from 'vue';

/** The feed that tells of what is new where a page stands. */
export interface PageFeed {
  readonly name: string;
  /** Of the public list, as an address has them. */
  readonly filters: Readonly<Record<string, string | number>>;
}

/** What a page says of itself to whoever finds its address or passes it on. Asked as long as it stands. */
export interface PageHead {
  /** The page's own part of the title; the office's name is appended. */
  readonly title: () => string;
  /** What the page is about; left out or empty, what the site is about. */
  readonly description?: () => string | undefined;
  readonly type?: 'website' | 'article';
  /** The page that search engines are to show in its place: a path without the language's mark. */
  readonly shownBy?: () => string;
  /** Left out, it is the feed of the whole site. */
  readonly feed?: () => PageFeed;
  /** What the page is, in the words of schema.org, for machines that fetch pages: the server alone writes it. */
  readonly data?: () => readonly object[];
}

/** Pages that stand, the last one on top: a page may be part of another. */
export type Head = PageHead[];
export const createHead = (): Head => shallowReactive([]);
export const HEAD: InjectionKey<Head> = Symbol('head');

/** A tag of the head by its attributes. */
export interface HeadTag {
  readonly tag: 'meta' | 'link';
  readonly attributes: Readonly<Record<string, string>>;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const titleTag = (title: string): string => `<title>${escaped(title)}</title>`;

/** Tags as the server writes them. */
export const writeTags = (tags: readonly HeadTag[]): string =>
  tags
    .map(({ tag, attributes }) => {
      const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
      return `<${[tag, ...written].join(' ')}>`;
    })
    .join('\n');

/** Structured data as the server writes them; nothing in them ends the script. */
export const writeData = (things: readonly object[]): string =>
  things
    .map((thing) => JSON.stringify({ '@context': 'https://schema.org', ...thing }).replaceAll('<', '\\u003c'))
    .map((json) => `<script type="application/ld+json">${json}</script>`)
    .join('\n');

/** Those that differ from page to page. */
const RENEWED = 'meta[name=description], meta[name=robots], link[rel=canonical], link[hreflang]';

/** Puts title and tags of another page in the place of the last one's. */
export function renewHead(page: Document, title: string, tags: readonly HeadTag[]): void {
  page.title = title;
  for (const old of page.head.querySelectorAll(RENEWED)) old.remove();
  for (const { tag, attributes } of tags) {
    const element = page.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    page.head.append(element);
  }
}
