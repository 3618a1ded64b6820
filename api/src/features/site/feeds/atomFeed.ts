import { escapeMarkup } from '../../../http/escapeMarkup.ts';
import type { Feed, FeedEntry } from './feedOf.ts';

// XML 1.0 holds no control characters, escaped or not.
const UNFIT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const xml = (text: string): string => escapeMarkup(text.replace(UNFIT, ''));

const entryOf = ({ id, title, at, link, text }: FeedEntry): string =>
  [
    '<entry>',
    `<id>${xml(id)}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${at}</updated>`,
    `<link rel="alternate" href="${xml(link)}"/>`,
    `<summary>${xml(text)}</summary>`,
    '</entry>',
  ].join('');

/** A feed as Atom (RFC 4287). @param origin of the site, without a slash at its end */
export function atomFeed({ title, author, page, query, updated, entries }: Feed, origin: string): string {
  const self = `${origin}/feed.xml${query}`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="th">',
    `<id>${xml(self)}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<author><name>${xml(author)}</name></author>`,
    `<icon>${xml(origin)}/favicon.ico</icon>`,
    `<link rel="self" href="${xml(self)}"/>`,
    `<link rel="alternate" href="${xml(page)}"/>`,
    ...entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}
