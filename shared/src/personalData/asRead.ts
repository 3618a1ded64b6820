/** Marks that turn the direction of writing: right-to-left override, embedding and isolate; each ends with its own or the line. */
const TURNS = /[\u202B\u202E\u2067]/;
const RUN = /([\u202B\u202E\u2067])([^\u202A-\u202E\u2066-\u2069\n]{1,400})/g;

/**
 * Text as a reader sees it where marks turn its direction: under an override the letters stand backwards, in an
 * embedding the words do. Null where no such mark stands. (Unicode Standard Annex 9; only what is laid out in one level.)
 */
export function asRead(text: string): string | null {
  if (!TURNS.test(text)) return null;
  return text.replace(RUN, (_all, mark: string, run: string) =>
    mark === '\u202E' ? Array.from(run).reverse().join('') : run.split(/(\s+)/).reverse().join(''),
  );
}
