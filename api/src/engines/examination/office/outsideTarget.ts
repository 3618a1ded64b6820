import { seenAddress } from '../linkAddress.ts';

/** Ways of address that a link in a document may use. Others start programs: ms-msdt, search-ms, javascript. */
const LINK_SCHEMES = /^(https?|mailto|tel|ftp|file):/i;
const ANY_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** A drive letter is no scheme. */
const DRIVE = /^[a-z]:[\\/]/i;

/** Whether an address leads to another machine: fetching it tells that machine who has opened the document. */
export function isRemote(target: string): boolean {
  return /^(https?|ftp):/i.test(target) || /^(file:)?(\\\\|\/\/)(?!\/)[^/\\]/i.test(target.trim());
}

/** Whether following the address as a link would do something else than show a page. */
export function isHarmfulLink(target: string): boolean {
  const address = seenAddress(target);
  if (DRIVE.test(address)) return false;
  return ANY_SCHEME.test(address) && !LINK_SCHEMES.test(address);
}
