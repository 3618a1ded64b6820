const BLOCKS = 'h2, h3, h4, p, li, tr, pre, caption, img, hr';
const MARKS: Record<string, string> = { H2: '## ', H3: '### ', H4: '#### ', LI: '• ' };

const textOf = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();

/** A picture in a line of text: what it shows, and enough of its bytes to tell it from another. */
function pictureLine(image: Element, picture: string): string {
  const src = image.getAttribute('src') ?? '';
  return `[${picture}: ${image.getAttribute('alt') ?? ''} #${src.length}-${src.slice(-8)}]`;
}

/** Rich text as lines that can be compared: a line for each heading, paragraph, list entry, table row and picture. */
export function bodyLines(html: string, picture: string): string[] {
  const root = new DOMParser().parseFromString(html, 'text/html').body;
  return [...root.querySelectorAll(BLOCKS)].flatMap((element) => {
    if (element.tagName === 'IMG') return [pictureLine(element, picture)];
    if (element.tagName === 'TR') return [[...element.children].map(textOf).join(' | ')];
    // What stands within another block is part of that block's line.
    if (element.parentElement?.closest('li, tr') && element.tagName !== 'LI') return [];
    const text = element.tagName === 'LI' ? ownText(element) : textOf(element);
    const links = [...element.querySelectorAll('a')].map((link) => ` (${link.getAttribute('href') ?? ''})`);
    return text ? [(MARKS[element.tagName] ?? '') + text + links.join('')] : [];
  });
}

/** A list entry without the lists within it, which have lines of their own. */
function ownText(entry: Element): string {
  const copy = entry.cloneNode(true) as Element;
  for (const list of copy.querySelectorAll('ul, ol')) list.remove();
  return textOf(copy);
}
