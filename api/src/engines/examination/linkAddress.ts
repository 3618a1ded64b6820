/** What a reader of the document drops from an address before it follows it: blanks, controls, signs that nobody sees. */
const UNSEEN = /[\s\p{Cc}\p{Cf}]+/gu;
const SCHEME = /^([a-z][a-z0-9+.-]*):(.?)/i;
/** Ways of address that show a page, or write to or call somebody. Every other starts a program, or opens what lies on the machine. */
const SHOWING = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'fax', 'ftp', 'geo']);
/** Those that are known to do so, also where they are written in codes: `javascript%3A` is a file's name to one program only. */
const ACTING = new Set([
  'javascript',
  'vbscript',
  'livescript',
  'mocha',
  'data',
  'file',
  'blob',
  'jar',
  'shell',
]);
/** `www.example.go.th:8080` has a port, and no scheme. */
const isPort = (scheme: string, after: string): boolean => scheme.includes('.') && /[0-9]/.test(after);

/** An address as it is followed, whatever stands between its letters. */
export const seenAddress = (address: string): string => address.normalize('NFKC').replace(UNSEEN, '');

const schemeOf = (address: string): string | undefined => {
  const [, scheme = '', after = ''] = SCHEME.exec(address) ?? [];
  return scheme === '' || isPort(scheme, after) ? undefined : scheme.toLowerCase();
};

/** Codes for letters, read twice: some programs do it once more than others. Codes that say nothing stay. */
function decoded(address: string): string {
  const once = (text: string) =>
    text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return seenAddress(once(once(address)));
}

/** Whether following the address as a link would do something else than show a page, write or call. */
export function isActingAddress(address: string): boolean {
  const seen = seenAddress(address);
  // A machine in the local network is asked for a file, with the name and password of whoever reads.
  if (/^[\\/]{2}/.test(seen)) return true;
  const scheme = schemeOf(seen);
  if (scheme !== undefined) return !SHOWING.has(scheme);
  return ACTING.has(schemeOf(decoded(seen)) ?? '');
}
