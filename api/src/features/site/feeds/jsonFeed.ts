import Type, { type Static } from 'typebox';
import { Closed, Instant } from '@phoeiphrae/shared/primitives';
import type { Feed } from './feedOf.ts';

const Address = Type.String({ format: 'uri' });

/** JSON Feed 1.1 (jsonfeed.org/version/1.1), as much of it as is used. */
export const JsonFeed = Closed(
  {
    version: Type.Literal('https://jsonfeed.org/version/1.1'),
    title: Type.String(),
    home_page_url: Address,
    feed_url: Address,
    language: Type.Literal('th'),
    icon: Address,
    authors: Type.Array(Closed({ name: Type.String() })),
    items: Type.Array(
      Closed({
        id: Type.String(),
        url: Address,
        title: Type.String(),
        content_text: Type.String(),
        date_published: Instant,
      }),
    ),
  },
  { title: 'JsonFeed' },
);

/** @param origin of the site, without a slash at its end */
export const jsonFeed = (
  { title, author, page, query, entries }: Feed,
  origin: string,
): Static<typeof JsonFeed> => ({
  version: 'https://jsonfeed.org/version/1.1',
  title,
  home_page_url: page,
  feed_url: `${origin}/feed.json${query}`,
  language: 'th',
  icon: `${origin}/icon-512.png`,
  authors: [{ name: author }],
  items: entries.map(({ id, title: name, at, link, text }) => ({
    id,
    url: link,
    title: name,
    content_text: text,
    date_published: at,
  })),
});
