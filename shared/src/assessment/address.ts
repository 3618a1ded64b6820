import Type, { type Static } from 'typebox';
import { SITE_PAGES, sitePageAt, type SitePageName } from '../sitePages.ts';
import { Closed, Uuid } from '../primitives.ts';

export const ADDRESSES_MAX = 30;

const said = {
  /** What the address is called, where its own title does not say it. */
  label: Type.String({ maxLength: 300 }),
  /** For the assessor: where on the page it is. */
  explanation: Type.String({ maxLength: 2000 }),
};

/** Pages of the site that an assessor may be sent to: those with an address of their own, and categories. */
const OPEN_PAGES: readonly SitePageName[] = ['category'];

/** The page at a path that may stand for a number; undefined for pages of one reader, for items and for what is none. */
export function assessedPageAt(path: string): SitePageName | undefined {
  const name = sitePageAt(path)?.name;
  if (name === undefined || !SITE_PAGES[name].indexed) return undefined;
  return !SITE_PAGES[name].path.includes(':') || OPEN_PAGES.includes(name) ? name : undefined;
}

/** Where the evidence of a number is: an item of the office by its id, a page of the site, or an address elsewhere. */
export const AssessmentAddress = Type.Union(
  [
    Closed({ kind: Type.Literal('item'), itemId: Uuid, ...said }, { title: 'AssessmentItemAddress' }),
    Closed(
      {
        kind: Type.Literal('page'),
        page: Type.String({ pattern: '^/[a-z0-9_/-]*$', maxLength: 200, examples: ['/contact'] }),
        ...said,
      },
      { title: 'AssessmentPageAddress' },
    ),
    Closed(
      {
        kind: Type.Literal('external'),
        url: Type.String({
          format: 'uri',
          pattern: '^https?://',
          maxLength: 2000,
          examples: ['https://www.example.go.th/'],
        }),
        ...said,
      },
      { title: 'AssessmentExternalAddress' },
    ),
  ],
  { title: 'AssessmentAddress' },
);
export type AssessmentAddress = Static<typeof AssessmentAddress>;
