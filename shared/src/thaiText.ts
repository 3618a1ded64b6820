const ZERO_WIDTH = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
const BIDI = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/g;

/** Unicode's Stream-Safe Text Format (UAX 15) has no more marks in a row; putting very long rows in order takes hours. */
const MARKS_BEYOND = /(\p{M}{30})\p{M}+/gu;

/**
 * A sign that is neither of Thai nor of ASCII, or one of Thai that may have to be put right: nikhahit, doubled เ, marks whose
 * combining classes (9 ฺ, 103 ุ ู, 107 tones) stand out of order, a row of marks that is too long. What has none of these is
 * normalised as it is, as nearly all text that was stored before.
 */
const TO_PUT_RIGHT =
  /[^\t\n\r\u0020-\u007E\u0E01-\u0E3A\u0E3F-\u0E4C\u0E4E-\u0E5B]|\u0E40\u0E40|[\u0E48-\u0E4B][\u0E38-\u0E3A]|[\u0E38\u0E39]\u0E3A|[\u0E31\u0E34-\u0E3A\u0E47-\u0E4C\u0E4E]{31}/;

/**
 * Thai text as it is stored: NFC; nikhahit + sara aa as the one sign ำ (also with a tone mark between them);
 * doubled เ as แ; zero-width, bidirectional and control characters out; no more than 30 marks on one letter. NFKC is not used: it takes ำ apart.
 * Applying it twice changes nothing.
 */
export function normaliseThai(text: string): string {
  return TO_PUT_RIGHT.test(text) ? putRight(text) : text;
}

/** What normaliseThai() does, step by step, whatever the text has in it. */
export function putRight(text: string): string {
  return text
    .replace(ZERO_WIDTH, '')
    .replace(BIDI, '')
    .replace(CONTROL, '')
    .replace(MARKS_BEYOND, '$1')
    .normalize('NFC')
    .replace(/\u0E4D([\u0E48-\u0E4B]?)\u0E32/g, '$1\u0E33')
    .replace(/([\u0E48-\u0E4B])\u0E4D\u0E32/g, '$1\u0E33')
    .replace(/\u0E40\u0E40/g, '\u0E41')
    .normalize('NFC') // marks that came to stand beside each other
    .replace(MARKS_BEYOND, '$1');
}

/** ๐–๙ as 0–9. */
export function arabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (d) => String(d.charCodeAt(0) - 0x0e50));
}

/** The form in which texts are compared and searched: normalised, Arabic digits, lower case, blanks squeezed. */
export function searchable(text: string): string {
  return arabicDigits(normaliseThai(text)).toLowerCase().replace(/\s+/g, ' ').trim();
}
