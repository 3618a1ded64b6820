import { READ_BY_PAGES } from '@phoeiphrae/shared/pageQuery';

/** An address as one of all the ways to write it. */
export interface AddressKey {
  readonly text: string;
  /** Whether all that was asked for is in it. */
  readonly isWhole: boolean;
}

/** One key for every way to write an address; undefined for what is no address. Takes time in its length alone. */
export function addressKey(url: string): AddressKey | undefined {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  try {
    const written = path.includes('%') ? path.split('/').map(sameWay).join('/') : path;
    if (mark < 0) return { text: written, isWhole: true };
    const asked = [...new URLSearchParams(url.slice(mark + 1))];
    const read = path.startsWith('/api/') ? asked : asked.filter(([name]) => READ_BY_PAGES.has(name));
    const query = new URLSearchParams(read.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString();
    return { text: query === '' ? written : `${written}?${query}`, isWhole: read.length === asked.length };
  } catch {
    return undefined;
  }
}

const sameWay = (part: string): string => encodeURIComponent(decodeURIComponent(part));
