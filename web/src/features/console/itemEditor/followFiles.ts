import type { ContentFile } from '@phoeiphrae/shared/content';

/**
 * The files of a draft after the API has added or replaced one, with the order and the words that the writer has not
 * saved yet. A file that took the place of another keeps its caption and alternative text.
 */
export function followFiles(
  base: readonly ContentFile[],
  mine: readonly ContentFile[],
  next: readonly ContentFile[],
): ContentFile[] {
  const has = (list: readonly ContentFile[], { sha256 }: ContentFile) =>
    list.some((file) => file.sha256 === sha256);
  const came = next.filter((file) => !has(base, file));
  const gone = base.filter((file) => !has(next, file));
  const [successor] = came;
  const replaced = gone.length === 1 ? gone[0] : undefined;
  const inPlace = mine.flatMap((file) => {
    if (!has(gone, file)) return [file];
    if (!successor || file.sha256 !== replaced?.sha256) return [];
    const { caption, alternativeText } = file;
    return [{ ...successor, caption, alternativeText }];
  });
  return [...inPlace, ...came.filter((file) => !has(inPlace, file))];
}
