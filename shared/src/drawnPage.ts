import type { SiteLocale } from './sitePages.ts';

/** An answer of the public API, as a page asks for it while it is drawn. */
export interface PublicAnswer {
  readonly status: number;
  /** As it was sent: JSON. */
  readonly body: string;
}

/** What somebody sent by a form and was refused: the page shows it again, with what is wrong. */
export interface RefusedForm {
  /** Of the words for what is wrong. */
  readonly fault: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What a page is drawn from. All that differs between two requests is in it: a renderer keeps nothing of either. */
export interface PageToDraw {
  /** Path and query as a link has them, without the language's mark. */
  readonly address: string;
  readonly locale: SiteLocale;
  /** Where the site is, without a slash at the end: for addresses that are read elsewhere. */
  readonly origin: string;
  /** Asks the public API for an address of its own. */
  readonly ask: (address: string) => Promise<PublicAnswer>;
  readonly refused?: RefusedForm;
}

export interface DrawnPage {
  readonly status: number;
  readonly html: string;
}

/** What draws the pages of the site: the server's half of the built site. */
export interface PageRenderer {
  /** A page with its text and the data that it was drawn from. */
  draw(page: PageToDraw): Promise<DrawnPage>;
  /** The page of the script application, which draws itself: console and sign-in. */
  shell(title: string, locale: SiteLocale): string;
}

/** What the built server module exports. @param index the built `index.html` @param manifest what was built of each source */
export type OpenPages = (index: string, manifest: string) => PageRenderer;
