import { cleanFileName, nameWords, partsOf } from '@phoeiphrae/shared/fileName';

/** @returns the name with another stem, as the API keeps it; the old one where nothing is left of the new */
export function renamed(name: string, stem: string): string {
  const words = nameWords(stem);
  return words === '' ? name : cleanFileName(`${words}${partsOf(name).ending}`);
}
