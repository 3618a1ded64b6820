/** Later names are inside the earlier ones' user agents, so the order matters. */
const BROWSERS = [
  ['Edg/', 'Microsoft Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Line/', 'LINE'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['CriOS/', 'Chrome'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

const find = (list: readonly (readonly [string, string])[], userAgent: string) =>
  list.find(([mark]) => userAgent.includes(mark))?.[1];

/** What a user agent is called by its owner; nothing when either part cannot be told. */
export function deviceOf(userAgent: string): { browser: string; system: string } | undefined {
  const browser = find(BROWSERS, userAgent);
  const system = find(SYSTEMS, userAgent);
  return browser && system ? { browser, system } : undefined;
}
