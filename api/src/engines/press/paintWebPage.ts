import { readFileSync } from 'node:fs';
import { productTemplates } from '@phoeiphrae/db/policyTemplates';
import { coveredData } from './covered.ts';
import type { WebPageData } from './data.ts';
import { placePictures } from './pictures.ts';
import { pressOf, type Lane } from './press.ts';

/** The page is the product's, not the announcement's: it looks the same under every version. */
const MAIN = 'web-page.typ';
const source = readFileSync(new URL('webPage.typ', import.meta.url), 'utf8');

/**
 * Paints the public page of an item from what is published, as PNG; a long page makes several.
 * @param at the moment of the publication, ISO 8601 @throws {PressError}
 */
export async function paintWebPage(data: WebPageData, at: string, lane: Lane = 'staff'): Promise<Buffer[]> {
  const placed = await placePictures(data.body);
  const shown = coveredData({ ...data, body: placed.body });
  const files = {
    ...(await productTemplates()),
    ...placed.files,
    [MAIN]: source,
    'data.json': JSON.stringify(shown),
  };
  return pressOf(lane).paint({ main: MAIN, files, at: Math.floor(Date.parse(at) / 1000) }, { lane });
}
