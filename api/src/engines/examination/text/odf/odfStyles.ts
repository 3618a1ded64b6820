import type { Attributes } from '../office/xmlPart.ts';

/** Styles that take something out of sight, by their names; filled while the styles of a part go by. */
interface HidingStyles {
  open(name: string, attributes: Attributes): void;
  readonly hides: (style: string | undefined) => boolean;
}

/** Properties of styles that hide, each in its kind of style (OpenDocument 1.3, part 3, 20). */
export function hidingStyles(): HidingStyles {
  const hiding = new Set<string>();
  let style = '';
  return {
    open(name, a) {
      if (name === 'style') style = a['name'] ?? '';
      const hides =
        (name === 'text-properties' && (a['display'] === 'none' || a['font-size'] === '1pt')) ||
        (name === 'table-properties' && a['display'] === 'false') ||
        (name === 'drawing-page-properties' && a['visibility'] === 'hidden');
      if (hides && style !== '') hiding.add(style);
    },
    hides: (name) => name !== undefined && hiding.has(name),
  };
}
