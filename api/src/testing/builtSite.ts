import path from 'node:path';
import { openPages } from '../engines/pages/openPages.ts';
import type { Deps } from '../office/deps.ts';

const SITE = path.resolve(import.meta.dirname, '../../../web/dist');

/** The site as it is built for the product. @throws {Error} where it has not been built */
export async function builtSite(): Promise<Required<Pick<Deps, 'spaDir' | 'pages'>>> {
  const pages = await openPages(SITE);
  if (!pages) throw new Error('the site is not built: npm run build');
  return { spaDir: SITE, pages };
}
