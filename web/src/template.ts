import type { SiteLocale } from '@phoeiphrae/shared/sitePages';

interface Parts {
  readonly locale: SiteLocale;
  readonly headTags: string;
  readonly body: string;
  readonly state: string;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What stands between two signs, and what around them. @throws {Error} when the built page lacks them */
function cut(text: string, from: string, to: string): [before: string, between: string, after: string] {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start);
  if (start < 0 || end < 0) throw new Error(`index.html has no ${from}`);
  return [text.slice(0, start), text.slice(start + from.length, end), text.slice(end + to.length)];
}

/** The built `index.html`, taken apart once: what is common to all pages, and the places of what differs. */
export function createTemplate(built: string) {
  const [start, , afterTag] = cut(built, '<html', '>');
  const [beforeTitle, , afterTitle] = cut(afterTag, '<title>', '</title>');
  const [beforeApp, , afterApp] = cut(afterTitle, '<div id="app">', '</div>');
  const [beforeNotice, notice, end] = cut(afterApp, '<!--shell-->', '<!--/shell-->');

  const page = ({ locale, headTags, body, state }: Parts): string =>
    `${start}<html lang="${locale}">${beforeTitle}${headTags}${beforeApp}<div id="app">${body}</div>${beforeNotice}${state}${end}`;

  /** In the language of its address, until scripts say what its reader chose. */
  const shell = (title: string, locale: SiteLocale): string =>
    `${start}<html lang="${locale}" data-shell>${beforeTitle}<title>${escaped(title)}</title>\n<meta name="robots" content="noindex">${beforeApp}<div id="app"></div>${beforeNotice}${notice}${end}`;

  return { page, shell };
}
