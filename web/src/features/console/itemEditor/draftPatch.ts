import type { Content, ContentFile, Source } from '@phoeiphrae/shared/content';
import type { EditDraft } from '@phoeiphrae/shared/draft';
import type { SelfCheckAnswer } from '@phoeiphrae/shared/revision';
import { followFiles } from './followFiles';

/** What a person writes of an item. */
export interface Draft {
  content: Content;
  selfCheck: SelfCheckAnswer[];
}

export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const isWebAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text) && URL.canParse(text);

/** Whether a source says enough to be kept by the API. */
export const isFinished = (source: Source): boolean =>
  source.title.trim() !== '' && source.licence !== '' && (source.url === null || isWebAddress(source.url));

/** A file whose licence has not been chosen yet says nothing of where it comes from. */
const withFinishedOrigin = (file: ContentFile): ContentFile =>
  file.origin?.licence === '' ? { ...file, origin: null } : file;

/** The draft without what is still being typed and would be refused: unfinished sources, half an address. */
export function sendable(draft: Draft): Draft {
  const { content, selfCheck } = copyOf(draft);
  const { externalLink } = content;
  if (externalLink.kind === 'url' && !isWebAddress(externalLink.url))
    content.externalLink = { kind: 'unanswered' };
  content.sources = content.sources.filter(isFinished);
  content.files = content.files.map(withFinishedOrigin);
  return { content, selfCheck };
}

export const hasUnfinished = (draft: Draft): boolean => !same(copyOf(draft), sendable(draft));

/** The fields of the content in which two drafts differ. */
export const changedFields = (before: Content, after: Content): (keyof Content)[] =>
  (Object.keys(after) as (keyof Content)[]).filter((field) => !same(before[field], after[field]));

/** What to send, so that only what this person changed is written; nothing when nothing has changed. */
export function patchBetween(before: Draft, after: Draft): EditDraft | undefined {
  const fields = changedFields(before.content, after.content);
  const content = Object.fromEntries(fields.map((field) => [field, after.content[field]]));
  const patch: EditDraft = {
    ...(fields.length ? { content } : {}),
    ...(same(before.selfCheck, after.selfCheck) ? {} : { selfCheck: after.selfCheck }),
  };
  return Object.keys(patch).length ? patch : undefined;
}

/** One draft with only what someone changed since `base` laid on top of it. */
export function onTop(theirs: Draft, base: Draft, mine: Draft): Draft {
  const fields = changedFields(base.content, mine.content);
  const changed = Object.fromEntries(fields.map((field) => [field, mine.content[field]]));
  // A file that the other has added stays, wherever mine were moved to.
  if ('files' in changed)
    changed['files'] = followFiles(base.content.files, mine.content.files, theirs.content.files);
  const answers = same(base.selfCheck, mine.selfCheck) ? theirs.selfCheck : mine.selfCheck;
  return copyOf({ content: { ...theirs.content, ...changed }, selfCheck: answers });
}
