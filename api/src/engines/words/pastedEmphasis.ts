import type { Tag, Transformer } from 'sanitize-html';

/** Of a long style nobody has more to say. */
const LONGEST_STYLE = 2_000;

/** The value of a property in a style attribute, in small letters; empty where it is not set. */
const styleOf = (attributes: Tag['attribs'], property: string): string => {
  const declarations = (attributes['style'] ?? '').slice(0, LONGEST_STYLE).toLowerCase().split(';');
  const found = declarations.find((each) => each.split(':', 1)[0]?.trim() === property);
  return found?.slice(found.indexOf(':') + 1).trim() ?? '';
};

/** How a program says by style what elements say: the first that holds, with what takes it back. */
const EMPHASIS: readonly (readonly [tag: string, property: string, is: RegExp])[] = [
  ['strong', 'font-weight', /^(?:bold|bolder|[6-9]00)$/],
  ['em', 'font-style', /^(?:italic|oblique)/],
  ['u', 'text-decoration', /underline/],
  ['s', 'text-decoration', /line-through/],
  ['sup', 'vertical-align', /^super/],
  ['sub', 'vertical-align', /^sub/],
];
const TAKEN_BACK: Readonly<Record<string, readonly [property: string, is: RegExp]>> = {
  strong: ['font-weight', /^(?:normal|lighter|[1-5]00)$/],
  em: ['font-style', /^normal/],
};

/**
 * Emphasis as it is seen: Google Docs wraps all that is copied in a bold element whose style is normal, and makes a word
 * bold by the style of a span.
 */
export const pastedEmphasis =
  (tagName: string): Transformer =>
  (_tag, attributes) => {
    const back = TAKEN_BACK[tagName];
    const isBack = back !== undefined && back[1].test(styleOf(attributes, back[0]));
    const plain = tagName === 'span' || isBack;
    const styled = EMPHASIS.find(([, property, is]) => is.test(styleOf(attributes, property)))?.[0];
    // A span is no element of a body: only its content stays.
    return { tagName: plain ? (styled ?? 'span') : tagName, attribs: {} };
  };
