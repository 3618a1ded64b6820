import type { ItemFile } from '@phoeiphrae/shared/itemFile';

type Previewed = Pick<ItemFile, 'previews'> | undefined;

export const thumbnailOf = (entry: Previewed): string | undefined =>
  entry?.previews.find(({ page }) => page === 0)?.url;

/** Addresses of the pictures of the pages that were drawn, in order. */
export const pagesOf = (entry: Previewed): string[] =>
  (entry?.previews ?? [])
    .filter(({ page }) => page > 0)
    .toSorted((a, b) => a.page - b.page)
    .map(({ url }) => url);
