import type { Attributes } from '../office/xmlPart.ts';

/** How the run of text that is being read looks. */
export interface RunLook {
  hidden: boolean;
  white: boolean;
  shaded: boolean;
}

/** Half points: a letter of one point is a dot. */
const TINY = 4;
const isOn = ({ val }: Attributes): boolean => !['0', 'false', 'off', 'none'].includes(val ?? '1');
const isShade = ({ fill, val }: Attributes): boolean =>
  !['auto', 'FFFFFF', undefined].includes(fill) || val === 'solid';

/** Takes in one property of a run (w:rPr, ECMA-376 part 1, 17.3.2). */
export function readRunProperty(
  look: RunLook,
  name: string,
  attributes: Attributes,
  hiddenStyles: ReadonlySet<string>,
): void {
  const value = attributes['val'] ?? '';
  if (name === 'vanish' || name === 'webHidden') look.hidden ||= name === 'vanish' && isOn(attributes);
  else if (name === 'sz') look.hidden ||= Number(value) < TINY;
  else if (name === 'color') look.white = value.toUpperCase() === 'FFFFFF';
  else if (name === 'shd') look.shaded ||= isShade(attributes);
  else if (name === 'highlight') look.shaded ||= value !== 'none' && value !== 'white';
  else if (name === 'rStyle') look.hidden ||= hiddenStyles.has(value);
}

export { isShade };
