import type { Content } from '@phoeiphrae/shared/content';
import type { Found } from '@phoeiphrae/shared/personalData/finder';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { WordReader } from '../../../engines/words/wordReader.ts';
import { officeContactsOf } from '../../../office/officeContacts.ts';

/** Also makes the prints by which like contents are found. */
export type ReadWords = Pick<WordReader, 'find' | 'print'>;

/** Finds personal data in words; justifications hold for values by their keyed digests. */
export type FindInWords = Pick<WordReader, 'find'>;

/** Everything of a revision that people will read, by the pointer of its field below `/content/`. */
function wordsOf(content: Content): Record<string, string> {
  const { title, summary, body, remarks, externalLink, sources, files, changeNote } = content;
  const words: Record<string, string> = { title, summary, body, remarks };
  if (externalLink.kind === 'url') words['externalLink'] = externalLink.url;
  if (changeNote) words['changeNote'] = `${changeNote.th}\n${changeNote.en}`;
  sources.forEach((source, i) => {
    words[`sources/${String(i)}`] = [source.title, source.holder, source.note, source.url ?? ''].join('\n');
  });
  files.forEach(({ name, caption, alternativeText, origin }, i) => {
    const said = [name, caption, alternativeText, origin?.holder ?? '', origin?.source ?? ''];
    words[`files/${String(i)}`] = said.join('\n');
  });
  return words;
}

/**
 * Personal data in the item's own words, captions and file names included. What the office itself publishes as its
 * telephone and mail is none, and the contact field is there to be read.
 */
export const wordFindings = (content: Content, { office }: Policy, words: FindInWords): Promise<Found> =>
  words.find(wordsOf(content), officeContactsOf(office));

/**
 * Reads a long body before the transaction in which its findings are asked for, which then finds them remembered: nobody
 * is to wait for a connection because somebody else's text is long.
 */
export async function readAhead(body: string, { office }: Policy, words: FindInWords): Promise<void> {
  await words.find({ body }, officeContactsOf(office));
}
