import type { CheerioAPI } from 'cheerio';

/** What a page says of itself, and what can be linked to on it. */
export interface PageFacts {
  readonly language: string | undefined;
  readonly ids: ReadonlySet<string>;
  /** As it is written; undefined where there is none. */
  readonly canonical: string | undefined;
  /** Addresses by language, as they are written. */
  readonly languages: Readonly<Record<string, string>>;
  readonly noindex: boolean;
  /** Whether it says when something came to its end, and why. */
  readonly notice: boolean;
  /** Of Open Graph and its like, by name. */
  readonly told: Readonly<Record<string, string>>;
  /** Whether scripts alone draw it. */
  readonly shell: boolean;
}

export function pageFacts(page: CheerioAPI): PageFacts {
  const pairs = (selector: string, name: string, value: string): Record<string, string> =>
    Object.fromEntries(
      page(selector)
        .toArray()
        .map((element) => [page(element).attr(name) ?? '', page(element).attr(value) ?? '']),
    );
  return {
    language: page('html').attr('lang'),
    ids: new Set(
      page('[id]')
        .toArray()
        .map((element) => page(element).attr('id') ?? ''),
    ),
    canonical: page('link[rel=canonical]').attr('href'),
    languages: pairs('link[rel=alternate][hreflang]', 'hreflang', 'href'),
    notice: page('main h1').length === 1 && page('main dl dd time[datetime]').length === 1,
    noindex: page('meta[name=robots]').attr('content')?.includes('noindex') ?? false,
    told: pairs('meta[property]', 'property', 'content'),
    shell: page('html').attr('data-shell') !== undefined,
  };
}
