import { describe, expect, it } from 'vitest';
import type { Content } from './content.ts';
import { publishedLinks } from './publishedLinks.ts';

const contentOf = (body: string, url?: string): Content =>
  ({
    externalLink: url === undefined ? { kind: 'none' } : { kind: 'url', url },
    body,
    sources: [],
  }) as unknown as Content;
const addresses = (body: string) => publishedLinks(contentOf(body)).map(({ address }) => address);

describe('the links of a text', () => {
  it('are asked for as a browser would ask', () => {
    expect(addresses('<a href="HTTPS://Example.go.th/ก ข?a=1&amp;b=2#part" rel="x">y</a>')).toEqual([
      'https://example.go.th/%E0%B8%81%20%E0%B8%82?a=1&b=2',
    ]);
  });

  it('name their server with its port', () => {
    const [secure, other] = publishedLinks(
      contentOf('<a href="http://x.example:8080/">y</a>', 'https://x.example/'),
    );
    expect([secure?.host, other?.host]).toEqual(['x.example:443', 'x.example:8080']);
  });

  it('of one server without a path, with or without a slash, are one', () => {
    expect(
      publishedLinks(contentOf('<a href="https://x.example/">y</a>', 'https://x.example')),
    ).toMatchObject([{ places: ['external_link', 'body'] }]);
  });

  it.each([
    'mailto:a@b.example',
    'tel:02',
    '/items',
    'items',
    '//x.example/',
    'ftp://x.example/',
    'https://user:secret@x.example/',
    'https://user@x.example/',
    'http://',
    `https://x.example/${'a'.repeat(2000)}`,
  ])('are not: %s', (href) => expect(addresses(`<a href="${href}">x</a>`)).toEqual([]));
});
