import { SaxesParser } from 'saxes';
import type { Block, Element, Inline } from './richTree.ts';
import { cellsOf } from './tableGrid.ts';

const LOOKS: Record<string, string> = {
  strong: 'strong',
  em: 'emph',
  u: 'underline',
  s: 'strike',
  sub: 'sub',
  sup: 'super',
  code: 'code',
};

/** Sanitised HTML is balanced, with its attributes in quotation marks: it reads as XML. */
function parse(html: string): Element {
  const root: Element = { name: 'body', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser({ fragment: true });
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(html).close();
  return root;
}

/**
 * Sanitised rich text as a small tree, which a template draws. Nothing of it ever becomes Typst source.
 * @throws {Error} when it is not what the sanitiser puts out
 */
export function richText(html: string): Block[] {
  const levels = { last: 1 };
  return blocksOf(parse(html), levels);
}

/** No level of headings is left out, which PDF/UA demands: a heading is at most one deeper than the one before. */
interface Levels {
  last: number;
}

/** The blocks of an element; runs of text between them become paragraphs. */
function blocksOf(element: Element, levels: Levels): Block[] {
  const blocks: Block[] = [];
  let loose: Inline[] = [];
  const flush = (): void => {
    if (hasContent(loose)) blocks.push({ is: 'paragraph', runs: loose });
    loose = [];
  };
  for (const child of element.children) {
    const block = typeof child === 'string' ? undefined : blockOf(child, levels);
    if (block === undefined) loose.push(...inlineOf(child, []));
    else {
      flush();
      blocks.push(...block);
    }
  }
  flush();
  return blocks;
}

/** @returns undefined for what stands within a line */
function blockOf(element: Element, levels: Levels): Block[] | undefined {
  switch (element.name) {
    case 'p':
      return paragraph(element);
    case 'h2':
    case 'h3':
    case 'h4':
      return heading(element, levels);
    case 'ul':
    case 'ol':
      return list(element, levels);
    case 'blockquote':
      return [{ is: 'quotation', blocks: blocksOf(element, levels) }];
    case 'pre':
      return [{ is: 'verbatim', text: textOf(element) }];
    case 'hr':
      return [{ is: 'rule' }];
    case 'table':
      return table(element, levels);
    default:
      return undefined;
  }
}

function paragraph(element: Element): Block[] {
  const runs = element.children.flatMap((child) => inlineOf(child, []));
  return hasContent(runs) ? [{ is: 'paragraph', runs }] : [];
}

function heading(element: Element, levels: Levels): Block[] {
  const runs = element.children.flatMap((child) => inlineOf(child, []));
  if (textOf(element).trim() === '') return hasContent(runs) ? [{ is: 'paragraph', runs }] : [];
  levels.last = Math.min(Number(element.name.slice(1)), levels.last + 1);
  return [{ is: 'heading', level: levels.last, runs }];
}

function list(element: Element, levels: Levels): Block[] {
  const items = element.children.flatMap((child) =>
    typeof child !== 'string' && child.name === 'li' ? [blocksOf(child, levels)] : [],
  );
  if (items.length === 0) return [];
  const start = Number(element.attributes['start'] ?? '1');
  const from = Number.isSafeInteger(start) && start >= 0 && start < 1_000_000 ? start : 1;
  return [{ is: 'list', start: element.name === 'ol' ? from : null, items }];
}

function table(element: Element, levels: Levels): Block[] {
  const grid = cellsOf(element, (cell) => blocksOf(cell, levels));
  if (!grid) return [];
  const caption = element.children.find((child) => typeof child !== 'string' && child.name === 'caption');
  const runs = typeof caption === 'object' ? caption.children.flatMap((child) => inlineOf(child, [])) : [];
  return [{ is: 'table', caption: runs, ...grid }];
}

function inlineOf(node: Element | string, looks: readonly string[]): Inline[] {
  if (typeof node === 'string') {
    const text = node.replace(/[\t\n\r ]+/g, ' ');
    return text === '' ? [] : [{ is: 'text', text, looks }];
  }
  if (node.name === 'br') return [{ is: 'break' }];
  const { href, src, alt } = node.attributes;
  if (node.name === 'img') return [{ is: 'picture', source: src ?? '', alternative: alt ?? '' }];
  const look = LOOKS[node.name];
  const runs = node.children.flatMap((child) => inlineOf(child, look ? [...looks, look] : looks));
  return node.name === 'a' && href && hasContent(runs) ? [{ is: 'link', address: href, runs }] : runs;
}

const hasContent = (runs: readonly Inline[]): boolean =>
  runs.some(
    (run) => run.is === 'picture' || run.is === 'link' || (run.is === 'text' && run.text.trim() !== ''),
  );

const textOf = (node: Element | string): string =>
  typeof node === 'string' ? node : node.children.map(textOf).join('');
