import sanitizeHtml from 'sanitize-html';
import { pastedHtml } from '@phoeiphrae/shared/pastedHtml';
import { intricacy } from './intricate.ts';
import { pastedEmphasis } from './pastedEmphasis.ts';

const PICTURE = /^data:image\/(png|jpeg|webp);base64,([A-Za-z0-9+/]+={0,2})$/;
const MAGIC: Record<string, RegExp> = {
  png: /^89504e470d0a1a0a/,
  jpeg: /^ffd8ff/,
  webp: /^52494646.{8}57454250/,
};
/** Of the picture's text in base64: about 300 kB of picture. */
const PICTURE_LIMIT = 420_000;

/** A picture is inlined, small, and what it says it is, so that the approval covers its bytes. */
function isPicture(src: string): boolean {
  const match = PICTURE.exec(src);
  if (!match?.[1] || !match[2] || match[2].length > PICTURE_LIMIT) return false;
  const head = Buffer.from(match[2].slice(0, 24), 'base64').toString('hex');
  return MAGIC[match[1]]?.test(head) ?? false;
}

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...[
      'p',
      'br',
      'hr',
      'h2',
      'h3',
      'h4',
      'ul',
      'ol',
      'li',
      'blockquote',
      'strong',
      'em',
      'u',
      's',
      'sub',
      'sup',
    ],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'a', 'img', 'code', 'pre'],
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'alt'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    ol: ['start'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    h1: 'h2',
    b: pastedEmphasis('strong'),
    i: pastedEmphasis('em'),
    span: pastedEmphasis('span'),
    a: sanitizeHtml.simpleTransform('a', { rel: 'noopener nofollow' }),
  },
  exclusiveFilter: (frame) => frame.tag === 'img' && !isPicture(frame.attribs['src'] ?? ''),
};

/**
 * The rich text that may be stored and shown: headings from level 2, lists, tables, links, quotations and inlined
 * pictures. What Word and Google Docs say by style is said by elements; everything else is dropped. Idempotent, so that
 * what was approved is what is shown.
 * @throws {IntricateBody} when elements stand too deep in one another, or there are too many of them.
 */
export function sanitiseBody(html: string): string {
  const { open, close } = intricacy();
  return sanitizeHtml(pastedHtml(html), { ...OPTIONS, onOpenTag: open, onCloseTag: close }).trim();
}
