import type { PublicFile } from '@phoeiphrae/shared/publicItem';

/** Where the pictures of a file's pages are, in order. */
export const pageAddresses = ({ url, pages }: Pick<PublicFile, 'url' | 'pages'>): string[] =>
  Array.from({ length: pages }, (_, index) => `${url}/pages/${index + 1}`);
