import type { Random } from './random.ts';

const inThaiDigits = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));

/** What is typed alike to the eye and otherwise to a machine, and how often, of a thousand. */
const HABITS: readonly (readonly [number, (text: string) => string])[] = [
  [300, inThaiDigits],
  [25, (text) => text.replaceAll('การ', 'การ\u200B')],
  [15, (text) => text.replaceAll('\u0E33', '\u0E4D\u0E32')],
  [15, (text) => text.replaceAll('แ', 'เเ')],
  [15, (text) => text.replaceAll(' ', '\u00A0')],
];

/** How this writer types: the same for all fields of an item. */
export function habitOf(random: Random): (text: string) => string {
  const kept = HABITS.filter(([often]) => random() * 1000 < often).map(([, type]) => type);
  return (text) => kept.reduce((typed, type) => type(typed), text);
}
