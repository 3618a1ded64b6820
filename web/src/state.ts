import { readPageData, writePageData } from './pageData';
import type { _UseQueryEntryNodeValueSerialized } from '@pinia/colada';

/** What a page was drawn from, by the key of each answer. */
export type PageState = Record<string, _UseQueryEntryNodeValueSerialized>;

const ID = 'state';

/** What a browser needs to go on from a drawn page without asking for anything again. */
export const writeState = (state: PageState): string => writePageData(ID, state);

/** What the server has drawn the page from; undefined where it has not drawn it. */
export const readState = (page: Document): PageState | undefined =>
  readPageData(page, ID) as PageState | undefined;
