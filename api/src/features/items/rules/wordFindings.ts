import { createHmac } from 'node:crypto';
import type { Content } from '@phoeiphrae/shared/content';
import { findInWords } from '@phoeiphrae/shared/personalData/findPersonalData';
import type { Found } from '@phoeiphrae/shared/personalData/finder';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Config } from '../../../config/schema.ts';
import { officeContactsOf } from '../../../office/officeContacts.ts';

/** As many revisions as have their findings remembered; screens ask for the same ones again and again. */
const REMEMBERED = 200;
/** Pictures in the body are bytes, not words. */
const PICTURE = /\bsrc="data:[^"]*"/g;

export type WordDigest = (value: string) => string;

/** A keyed digest of a value that was found: a justification holds for this value, which is stored nowhere itself. */
export const wordDigest =
  ({ encryptionSecret }: Pick<Config, 'encryptionSecret'>): WordDigest =>
  (value) =>
    createHmac('sha256', encryptionSecret).update(`finding\n${value}`).digest('hex');

/** Everything of a revision that people will read, by the pointer of its field below `/content/`. */
function wordsOf(content: Content): Record<string, string> {
  const { title, summary, body, remarks, externalLink, sources, files } = content;
  const words: Record<string, string> = { title, summary, body: body.replace(PICTURE, ''), remarks };
  if (externalLink.kind === 'url') words['externalLink'] = externalLink.url;
  sources.forEach((source, i) => {
    words[`sources/${String(i)}`] = [source.title, source.holder, source.note, source.url ?? ''].join('\n');
  });
  files.forEach(({ name, caption, alternativeText, origin }, i) => {
    const said = [name, caption, alternativeText, origin?.holder ?? '', origin?.source ?? ''];
    words[`files/${String(i)}`] = said.join('\n');
  });
  return words;
}

const remembered = new Map<string, Found>();

/**
 * Personal data in the item's own words, captions and file names included. What the office itself publishes as its
 * telephone and mail is none, and the contact field is there to be read.
 */
export function wordFindings(
  { content, contentHash }: { content: Content; contentHash: string },
  { office, code }: Policy,
  digest: WordDigest,
): Found {
  const key = `${code} ${contentHash} ${digest('')}`;
  const known = remembered.get(key);
  if (known) return known;
  const found = findInWords(wordsOf(content), {
    ...officeContactsOf(office),
    digest,
  });
  const [oldest] = remembered.size >= REMEMBERED ? remembered.keys() : [];
  if (oldest !== undefined) remembered.delete(oldest);
  remembered.set(key, found);
  return found;
}
