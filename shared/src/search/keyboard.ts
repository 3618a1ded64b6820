/** The Thai Kedmanee layout beside the American one, key by key, without and with Shift. */
const LATIN =
  "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?';
const THAI = '_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ' + '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ';

const map = (from: string, to: string): ReadonlyMap<string, string> =>
  new Map(Array.from(from, (key, i) => [key, to.charAt(i)]));
const TO_THAI = map(LATIN, THAI);
const TO_LATIN = map(THAI, LATIN);

/**
 * What would stand there had the other layout been chosen: "cpo" for แยน, "ไำิ" for web. Undefined for a text with letters
 * of both scripts, or of none.
 */
export function otherLayout(text: string): string | undefined {
  const [thai, latin] = [/[\u0E01-\u0E4E]/.test(text), /[a-z]/i.test(text)];
  if (thai === latin) return undefined;
  const keys = latin ? TO_THAI : TO_LATIN;
  return Array.from(text, (sign) => keys.get(sign) ?? sign).join('');
}
