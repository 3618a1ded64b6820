import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OpenPages, PageRenderer } from '@phoeiphrae/shared/drawnPage';

/** Where the server's half of the site is within the built one; nothing of this folder is served. */
export const SERVER_FOLDER = 'server';

/** The pages of a built site. @returns nothing where none was built */
export async function openPages(spaDir: string): Promise<PageRenderer | undefined> {
  const template = path.join(spaDir, 'index.html');
  const entry = path.join(spaDir, SERVER_FOLDER, 'server.js');
  if (!existsSync(template) || !existsSync(entry)) return undefined;
  const built = (await import(pathToFileURL(entry).href)) as { openPages: OpenPages };
  const manifest = readFileSync(path.join(spaDir, SERVER_FOLDER, 'manifest.json'), 'utf8');
  return built.openPages(readFileSync(template, 'utf8'), manifest);
}
