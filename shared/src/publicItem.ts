import Type, { type Static } from 'typebox';
import { AppointedBy } from './appointedBy.ts';
import {
  CalendarDate,
  Closed,
  Code,
  FiscalYear,
  Instant,
  Nullable,
  Sha256,
  VerifyCode,
} from './primitives.ts';
import { Track } from './policy/track.ts';
import { SignatureClass } from './statement.ts';
import { FoundIn, SearchSummary } from './publicSearch.ts';
import { ChangeNote, Contact, ContentFile, ExternalLink, Source } from './content.ts';

/** What anyone may read. Nothing here comes from a revision that is not published. */

export const PublicCard = Closed(
  {
    slug: Type.String(),
    title: Type.String(),
    summary: Type.String(),
    category: Code,
    track: Track,
    workGroup: Code,
    fiscalYear: Nullable(FiscalYear),
    publishedAt: Instant,
    firstPublishedAt: Instant,
    /** Of a search: where its words stand. */
    found: Type.Optional(FoundIn),
  },
  { title: 'PublicCard' },
);
export type PublicCard = Static<typeof PublicCard>;

export const PublicPage = Closed(
  {
    items: Type.Array(PublicCard),
    nextCursor: Nullable(Type.String()),
    /** Of a search alone. */
    search: Type.Optional(SearchSummary),
  },
  { title: 'PublicPage' },
);
export type PublicPage = Static<typeof PublicPage>;

/** Who let the item out: a post and its capacity, not a private person. */
export const PublicApproval = Closed(
  {
    step: Code,
    kind: Type.Enum(['endorse', 'approve', 'pass_over']),
    name: Type.String(),
    postTitle: Type.String(),
    capacity: Nullable(Type.String()),
    orderNumber: Nullable(Type.String()),
    appointedBy: Type.Optional(AppointedBy),
    decidedAt: Instant,
    /** Of an approval: how it was signed; null otherwise, and for approvals before they were sealed. */
    signature: Nullable(SignatureClass),
  },
  { title: 'PublicApproval' },
);

export const PublicRevision = Closed(
  {
    number: Type.Integer(),
    publishedAt: Instant,
    endedAt: Nullable(Instant),
    ended: Nullable(Type.Enum(['superseded', 'withdrawn', 'expired'])),
    /** Null where nothing was said, and of what was withdrawn or expired. */
    changeNote: Nullable(ChangeNote),
  },
  { title: 'PublicRevision' },
);

/** A file of the published revision, and where its bytes are. */
export const PublicFile = Closed(
  {
    ...ContentFile.properties,
    /** Pages that can be looked at without downloading, each at `url` + `/pages/` + its number from 1. */
    pages: Type.Integer({ minimum: 0 }),
    url: Type.String(),
    /** A small picture of the file; null where there is none to make. */
    previewUrl: Nullable(Type.String()),
  },
  { title: 'PublicFile' },
);
export type PublicFile = Static<typeof PublicFile>;

export const PublicItem = Closed(
  {
    slug: Type.String(),
    title: Type.String(),
    summary: Type.String(),
    body: Type.String(),
    category: Code,
    track: Track,
    workGroup: Code,
    fiscalYear: Nullable(FiscalYear),
    periodFrom: Nullable(CalendarDate),
    periodTo: Nullable(CalendarDate),
    externalLink: ExternalLink,
    remarks: Type.String(),
    sources: Type.Array(Source),
    noBorrowedSources: Type.Boolean(),
    contact: Contact,
    validUntil: Nullable(CalendarDate),
    files: Type.Array(PublicFile),
    changeNote: Type.Optional(ChangeNote),
    revisionNumber: Type.Integer(),
    contentHash: Sha256,
    policyVersion: Type.Integer(),
    publishedAt: Instant,
    firstPublishedAt: Instant,
    publishedBy: Type.String(),
    /** By which anyone checks a paper of it at `/verify/…`. */
    verifyCode: Nullable(VerifyCode),
    approvals: Type.Array(PublicApproval),
    revisions: Type.Array(PublicRevision),
  },
  { title: 'PublicItem' },
);
export type PublicItem = Static<typeof PublicItem>;

/**
 * One published revision at its own address, as it was shown: while something of its item is public. The item's
 * `revisions` name the others.
 */
export const PublicVersion = Closed(
  {
    ...PublicItem.properties,
    /** When another took its place; null of the one that is public now. */
    endedAt: Nullable(Instant),
    supersededBy: Nullable(Closed({ number: Type.Integer({ minimum: 1 }), publishedAt: Instant })),
    /** What is public now. */
    present: Closed({
      number: Type.Integer({ minimum: 1 }),
      title: Type.String(),
      publishedAt: Instant,
      verifyCode: VerifyCode,
    }),
  },
  { title: 'PublicVersion' },
);
export type PublicVersion = Static<typeof PublicVersion>;

/** The dated notice at the address of something no longer shown. Carries nothing of the content. */
export const Tombstone = Closed(
  {
    slug: Type.String(),
    ended: Type.Enum(['withdrawn', 'expired']),
    endedAt: Instant,
    /** The public reason; null for an item that expired. */
    reason: Nullable(Type.String()),
    by: Type.String(),
  },
  { title: 'Tombstone' },
);
export type Tombstone = Static<typeof Tombstone>;

/** A file whose revision another one has replaced, and what stands in its place now. */
export const ReplacedFile = Closed(
  {
    name: Type.String(),
    revision: Type.Integer({ minimum: 1 }),
    replacedAt: Instant,
    /** Where its bytes are still read: below the address of its revision. */
    url: Type.String(),
    /** The revision that is public now. */
    present: Closed({
      slug: Type.String(),
      title: Type.String(),
      revision: Type.Integer({ minimum: 1 }),
      publishedAt: Instant,
      code: VerifyCode,
      /** The file of the same name there, or else at the same place; null where it has none. */
      file: Nullable(Closed({ name: Type.String(), sha256: Sha256, url: Type.String() })),
    }),
  },
  { title: 'ReplacedFile' },
);
export type ReplacedFile = Static<typeof ReplacedFile>;
