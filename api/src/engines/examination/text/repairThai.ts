import { normaliseThai } from '@phoeiphrae/shared/thaiText';

const TONES = '\u0E48\u0E49\u0E4A\u0E4B\u0E4C';
/**
 * From U+F700 on, what old Thai fonts keep in the private area: marks that are moved to the left or down, and letters
 * without their foot, in the order of Windows' fonts.
 */
const SHIFTED = `\u0E10\u0E34\u0E35\u0E36\u0E37${TONES}${TONES}\u0E0D\u0E31\u0E4D\u0E47${TONES}\u0E38\u0E39\u0E3A`;

const TONE = '\u0E48-\u0E4C';
const UPPER = '\u0E31\u0E34-\u0E37\u0E47\u0E4D';
const LOWER = '\u0E38-\u0E3A';
const MARK = `${UPPER}${LOWER}${TONE}`;
const LETTER = '[ก-ฮ]';

/** Thai letters, each followed by a blank: how some programs spread a line. At least four, so that no word is joined. */
const SPREAD = new RegExp(`(?:[ก-์][${MARK}]{0,2} ){3,}[ก-์](?![ก-์])`, 'g');

/**
 * Thai text as a PDF gives it, made into what was typed: private codes of old fonts resolved, marks in their order,
 * doubled marks once, ำ in one piece, spread letters together. Text that was right stays as it is.
 */
export function repairThai(text: string): string {
  if (!/[\u0E00-\u0E7F\uF700-\uF71A]/.test(text)) return normaliseThai(text);
  const repaired = text
    .replace(/[\uF700-\uF71A]/g, (sign) => SHIFTED.charAt(sign.charCodeAt(0) - 0xf700))
    // A blank, which no one types, before a mark.
    .replace(new RegExp(`(${LETTER}) (?=[${MARK}\u0E33])`, 'g'), '$1')
    // ำ of which the ring was lost: no word begins with า.
    .replace(new RegExp(`(${LETTER}[${TONE}]?) \u0E32`, 'g'), '$1\u0E33')
    .replace(new RegExp(`([${TONE}])([${UPPER}${LOWER}])`, 'g'), '$2$1')
    .replace(new RegExp(`([${MARK}])\\1+`, 'g'), '$1')
    .replace(SPREAD, (run) => run.replaceAll(' ', ''));
  return normaliseThai(repaired);
}
