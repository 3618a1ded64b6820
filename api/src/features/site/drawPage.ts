import type { DrawnPage, PageRenderer, RefusedForm } from '@phoeiphrae/shared/drawnPage';
import type { Site } from '@phoeiphrae/shared/site';
import type { App } from '../../http/types.ts';
import { askPublic } from './askPublic.ts';
import { isDrawnByScripts, type PageAddress } from './pageAddress.ts';

/** Until the scripts come, which know the page's own title. */
const SHELL_TITLES = { th: 'ระบบงาน', en: 'Staff console' };

interface Drawing {
  readonly pages: PageRenderer;
  readonly origin: string;
  readonly address: PageAddress;
  /** Of the reader, under which the page asks. */
  readonly ip: string;
  /** What was sent by the form of the page, and is refused. */
  readonly refused?: RefusedForm | undefined;
}

/** @throws {ProblemException} when the API fails, or bears no more guesses from there */
export async function drawPage(
  app: App,
  { pages, origin, address: { locale, path: address, query }, ip, refused }: Drawing,
): Promise<DrawnPage> {
  const { ask, mustHaveAnswers } = askPublic(app, { ip, locale });
  if (isDrawnByScripts(decodeURIComponent(address))) {
    const { body } = await ask('/api/v1/public/site');
    mustHaveAnswers();
    const { office } = JSON.parse(body) as Site;
    return { status: 200, html: pages.shell(`${SHELL_TITLES[locale]} · ${office.name[locale]}`, locale) };
  }
  const form = refused === undefined ? {} : { refused };
  const page = await pages.draw({ address: address + query, locale, origin, ask, ...form });
  mustHaveAnswers();
  return page;
}
