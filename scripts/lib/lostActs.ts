import type { PublicLeafPage } from '../../shared/src/publicLog.ts';

/**
 * The publications and endings that a kept copy of the leaves knows and the log no longer has: certificates issued for
 * them still exist outside. One line each.
 * @param kept what `GET /public/log/leaves` answered. @param size how many leaves the log has now.
 */
export function lostActs(kept: string, size: number): string[] {
  const { leaves } = JSON.parse(kept) as Pick<PublicLeafPage, 'leaves'>;
  return leaves
    .filter(({ index }) => index >= size)
    .map(({ index, leaf }) => {
      const { at, type, slug, revision, code } = JSON.parse(leaf) as Partial<Record<string, string | number>>;
      const about = [type, slug, revision === undefined ? undefined : `#${String(revision)}`, code, at];
      return `${String(index)}: ${about
        .filter((part) => part !== undefined)
        .map(String)
        .join(' · ')}`;
    });
}
