import { createHmac } from 'node:crypto';
import { findInWords } from '@phoeiphrae/shared/personalData/findPersonalData';
import type { Found } from '@phoeiphrae/shared/personalData/finder';
import {
  searchDocument,
  type SearchDocument,
  type SearchSource,
} from '@phoeiphrae/shared/search/searchDocument';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import { sanitiseBody } from './sanitiseBody.ts';
import { packPrint, printOf } from './textPrint.ts';

/** Whose telephone and mail are no personal data. */
export interface OfficeContacts {
  readonly officeDomains: readonly string[];
  readonly officeContacts: readonly string[];
}

/** What words are read for. All of it is plain data, so that it can be done elsewhere. */
export type WordTask =
  | { readonly kind: 'clean'; readonly html: string }
  | { readonly kind: 'print'; readonly words: string }
  | { readonly kind: 'index'; readonly source: SearchSource }
  | {
      readonly kind: 'find';
      readonly field: string;
      readonly words: string;
      readonly contacts: OfficeContacts;
    };

/** What comes of a task. */
export type WordResult = string | Found | SearchDocument;

/** Pictures in the body are bytes, not words. */
const PICTURE = /\bsrc="data:[^"]*"/g;

/**
 * Sanitised on both sides of the normalisation: before it, so that signs written as entities are seen; after it, since
 * an address may become another one when invisible signs leave it.
 */
const cleanBody = (html: string): string => sanitiseBody(normaliseThai(sanitiseBody(html)));

/**
 * @param secret keys the digests of values that are found: they are told from one another and stored nowhere
 * @throws {IntricateBody} for a body that is nested too deeply or has too many elements.
 */
export function doWordTask(task: WordTask, secret: string): WordResult {
  if (task.kind === 'clean') return cleanBody(task.html);
  if (task.kind === 'print') return packPrint(printOf(task.words));
  if (task.kind === 'index') return searchDocument(task.source);
  const digest = (value: string) => createHmac('sha256', secret).update(`finding\n${value}`).digest('hex');
  return findInWords({ [task.field]: task.words.replace(PICTURE, '') }, { ...task.contacts, digest });
}
