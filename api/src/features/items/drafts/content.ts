import Type from 'typebox';
import {
  Content,
  type ChangeNote,
  type Contact,
  type ContentFile,
  type Source,
} from '@phoeiphrae/shared/content';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import { cleanFileName } from '@phoeiphrae/shared/fileName';
import { IntricateBody } from '../../../engines/words/intricate.ts';
import type { WordReader } from '../../../engines/words/wordReader.ts';
import { faultTable } from '../../../http/fault.ts';
import { ProblemException } from '../../../http/problem.ts';
import { requireStorable } from '../../../http/requireStorable.ts';

/** What a new draft holds before anything is written. Every question of the form starts unanswered. */
export const emptyContent = (category: string): Content => ({
  category,
  title: '',
  summary: '',
  body: '',
  fiscalYear: null,
  periodFrom: null,
  periodTo: null,
  externalLink: { kind: 'unanswered' },
  remarks: '',
  sources: [],
  noBorrowedSources: false,
  contact: { unit: '', phone: '', email: '' },
  validUntil: null,
  files: [],
});

const line = (text: string): string => normaliseThai(text).replace(/\s+/g, ' ').trim();
const lines = (text: string): string => normaliseThai(text).trim();

const cleanSource = (source: Source): Source => ({
  ...source,
  title: line(source.title),
  holder: line(source.holder),
  note: lines(source.note),
});

const cleanFile = (file: ContentFile): ContentFile => ({
  ...file,
  name: cleanFileName(file.name),
  caption: line(file.caption),
  alternativeText: line(file.alternativeText),
  origin: file.origin && {
    ...file.origin,
    holder: line(file.origin.holder),
    source: lines(file.origin.source),
  },
});

const Parts = Type.Partial(Content, { additionalProperties: false });

const INTRICATE = faultTable({
  too_deep: [
    '/content/body',
    'เนื้อหาซ้อนกันลึกเกินไป โปรดลดรายการหรือตารางที่อยู่ซ้อนในกัน',
    'Lists, tables and quotations stand too deep in one another.',
  ],
  too_many: [
    '/content/body',
    'เนื้อหามีย่อหน้า ช่องตาราง หรือส่วนประกอบมากเกินไป โปรดแนบเป็นไฟล์แทน',
    'The body has too many paragraphs, cells and other elements; attach a file instead.',
  ],
});

/** Makes rich text fit to be stored. */
export type CleanRichText = Pick<WordReader, 'clean'>;

async function cleanBody(html: string, words: CleanRichText): Promise<string> {
  try {
    return await words.clean(html);
  } catch (error) {
    if (!(error instanceof IntricateBody)) throw error;
    throw new ProblemException('malformed-request', { errors: [INTRICATE[error.code]] });
  }
}

/** Files as they are stored. @throws {ProblemException} 400 where a text is not within its limits any more. */
export const cleanFiles = (files: readonly ContentFile[]): ContentFile[] =>
  requireStorable(Content.properties.files, files.map(cleanFile), '/content/files');

function cleanContact({ unit, phone, email }: Contact): Contact {
  return { unit: line(unit), phone: line(phone), email: line(email) };
}

const cleanNote = ({ th, en }: ChangeNote): ChangeNote => ({ th: lines(th), en: lines(en) });

/** Content with some parts written anew. A note that says nothing is none, so that the content is hashed without it. */
export function withParts(old: Content, parts: Partial<Content>): Content {
  const { changeNote, ...rest } = { ...old, ...parts };
  return changeNote && changeNote.th + changeNote.en !== '' ? { ...rest, changeNote } : rest;
}

/**
 * The given parts of content as they are stored: Thai text normalised, the body sanitised. Applying it twice changes
 * nothing. Done before the transaction, since a long body takes a second.
 * @throws {ProblemException} 400 where a field is not within its limits any more, or the body is too intricate.
 */
export async function cleanContent<P extends Partial<Content>>(parts: P, words: CleanRichText): Promise<P> {
  const { title, summary, body, remarks, sources, contact, files, changeNote } = parts;
  const cleaned: P = {
    ...parts,
    ...(title === undefined ? {} : { title: line(title) }),
    ...(summary === undefined ? {} : { summary: lines(summary) }),
    ...(body === undefined ? {} : { body: await cleanBody(body, words) }),
    ...(remarks === undefined ? {} : { remarks: lines(remarks) }),
    ...(sources === undefined ? {} : { sources: sources.map(cleanSource) }),
    ...(contact === undefined ? {} : { contact: cleanContact(contact) }),
    ...(files === undefined ? {} : { files: files.map(cleanFile) }),
    ...(changeNote === undefined ? {} : { changeNote: cleanNote(changeNote) }),
  };
  return requireStorable(Parts, cleaned, '/content');
}
