import Type, { type Static } from 'typebox';
import { ExaminationState, Finding } from './examination.ts';
import { ActorStamp } from './actorStamp.ts';
import { ContentFile } from './content.ts';
import { Closed, Instant, Sha256, Uuid } from './primitives.ts';

/** The files of an item as the console shows them, and what may be done about what was found in them. */

export const AttachFile = Closed(
  {
    /** The finished upload, by the id that its address ends with. */
    upload: Uuid,
    caption: Type.Optional(ContentFile.properties.caption),
    alternativeText: Type.Optional(ContentFile.properties.alternativeText),
    /** The file of the draft whose place, caption and alternative text the new one takes. */
    replaces: Type.Optional(Sha256),
  },
  { title: 'AttachFile' },
);
export type AttachFile = Static<typeof AttachFile>;

/** Where something was found: `content` for the item's own words, or the digest of a file. */
export const FindingSource = Type.String({ pattern: '^(content|[0-9a-f]{64})$', examples: ['content'] });

/** Keys for what is no single finding: a file that cannot be read, and findings beyond those that are listed. */
export const UNREADABLE_KEY = 'text_unreadable';
export const MORE_FINDINGS_KEY = 'more_findings';

/** As many characters as a justification needs at least. */
export const JUSTIFICATION_LENGTH = 20;

export const JustifyFinding = Closed(
  {
    source: FindingSource,
    findingKey: Type.String({ minLength: 1, maxLength: 200 }),
    reason: Type.String({ minLength: JUSTIFICATION_LENGTH, maxLength: 2000 }),
  },
  { title: 'JustifyFinding' },
);
export type JustifyFinding = Static<typeof JustifyFinding>;

export const FindingJustification = Closed(
  { source: FindingSource, findingKey: Type.String(), reason: Type.String(), by: ActorStamp, at: Instant },
  { title: 'FindingJustification' },
);
export type FindingJustification = Static<typeof FindingJustification>;

export const PagePreview = Closed(
  {
    /** From 1; 0 is the thumbnail of the file as a whole. */
    page: Type.Integer({ minimum: 0 }),
    width: Type.Integer({ minimum: 1 }),
    height: Type.Integer({ minimum: 1 }),
    url: Type.String(),
  },
  { title: 'PagePreview' },
);

export const ItemFile = Closed(
  {
    /** As the revision in hand describes it, or else the public one. */
    file: ContentFile,
    /** Whether the revision in hand carries it. */
    inWorking: Type.Boolean(),
    /** Whether the public site shows it now. */
    published: Type.Boolean(),
    uploadedBy: ActorStamp,
    uploadedAt: Instant,
    examination: ExaminationState,
    /** The bytes in the store are not what they should be: nothing is served of it. */
    damaged: Type.Boolean(),
    previews: Type.Array(PagePreview),
    /** Address for a link or a picture, good for ten minutes in this session. */
    url: Type.String(),
  },
  { title: 'ItemFile' },
);
export type ItemFile = Static<typeof ItemFile>;

export const ItemFiles = Closed(
  {
    files: Type.Array(ItemFile),
    /** What was found in the words of the revision in hand. `place.field` names the field. */
    wordFindings: Type.Array(Finding),
    justifications: Type.Array(FindingJustification),
    /** Whether the caller may justify a finding in writing. */
    mayJustify: Type.Boolean(),
  },
  { title: 'ItemFiles' },
);
export type ItemFiles = Static<typeof ItemFiles>;
