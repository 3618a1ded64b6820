import { Content, type ContentFile, type Source } from '@phoeiphrae/shared/content';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import { cleanFileName } from '@phoeiphrae/shared/fileName';
import { requireStorable } from '../../../http/requireStorable.ts';
import { sanitiseBody } from './sanitiseBody.ts';

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

/**
 * Sanitised on both sides of the normalisation: before it, so that signs written as entities are seen; after it, since
 * an address may become another one when invisible signs leave it.
 */
const richText = (html: string): string => sanitiseBody(normaliseThai(sanitiseBody(html)));

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

/**
 * Content as it is stored: Thai text normalised, the body sanitised. Applying it twice changes nothing.
 * @throws {ProblemException} 400 where a field is not within its limits any more.
 */
export function cleanContent(content: Content): Content {
  const { contact } = content;
  const cleaned = {
    ...content,
    title: line(content.title),
    summary: lines(content.summary),
    body: richText(content.body),
    remarks: lines(content.remarks),
    sources: content.sources.map(cleanSource),
    contact: { unit: line(contact.unit), phone: line(contact.phone), email: line(contact.email) },
    files: content.files.map(cleanFile),
  };
  return requireStorable(Content, cleaned, '/content');
}
