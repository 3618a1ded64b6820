import Type, { type Static } from 'typebox';
import {
  CalendarDate,
  Closed,
  Code,
  FiscalYear,
  Instant,
  Nullable,
  Sha256,
  Uuid,
  Version,
} from './primitives.ts';
import { PasskeyAssertion } from './passkey.ts';
import { Track, PublishMode } from './policy.ts';
import { SignatureClass } from './statement.ts';
import { Action, State } from './workflow.ts';

/** Lower-case letters (Thai or Latin) and single digits, words joined by hyphens; no run of digits, so no year. */
export const Slug = Type.String({
  minLength: 3,
  maxLength: 120,
  pattern: '^[a-z0-9\\u0E01-\\u0E3A\\u0E40-\\u0E4E]+(?:-[a-z0-9\\u0E01-\\u0E3A\\u0E40-\\u0E4E]+)*$',
  examples: ['แผนปฏิบัติการประจำปี'],
});

export const SOURCE_KINDS = ['text', 'picture', 'data'] as const;

/** Where borrowed text, pictures or data come from (rules 4 and 5). */
export const Source = Closed(
  {
    kind: Type.Enum(SOURCE_KINDS),
    title: Type.String({ minLength: 1, maxLength: 300 }),
    holder: Type.String({ maxLength: 300 }),
    url: Nullable(Type.String({ format: 'uri', pattern: '^https?://', maxLength: 2000 })),
    licence: Code,
    note: Type.String({ maxLength: 1000 }),
  },
  { title: 'Source' },
);
export type Source = Static<typeof Source>;

export const Contact = Closed(
  {
    unit: Type.String({ maxLength: 200 }),
    phone: Type.String({ maxLength: 60 }),
    email: Type.String({ maxLength: 200 }),
  },
  { title: 'Contact', description: 'Whom to ask: a unit of the office, never a private person.' },
);
export type Contact = Static<typeof Contact>;

/** The form's "Link ภายนอก": an address, or the word "none" said, or not yet answered. */
export const ExternalLink = Type.Union(
  [
    Closed({ kind: Type.Literal('unanswered') }, { title: 'ExternalLinkUnanswered' }),
    Closed({ kind: Type.Literal('none') }, { title: 'ExternalLinkNone' }),
    Closed(
      {
        kind: Type.Literal('url'),
        url: Type.String({ format: 'uri', pattern: '^https?://', maxLength: 2000 }),
      },
      { title: 'ExternalLinkUrl' },
    ),
  ],
  { title: 'ExternalLink' },
);
export type ExternalLink = Static<typeof ExternalLink>;

/** Where a file comes from when the office did not make it itself, or made it under a stated licence (rules 4 and 5). */
export const FileOrigin = Closed(
  {
    licence: Code,
    holder: Type.String({ maxLength: 300 }),
    /** The work or the address that it was taken from, in words. */
    source: Type.String({ maxLength: 1000 }),
  },
  { title: 'FileOrigin' },
);
export type FileOrigin = Static<typeof FileOrigin>;

/** An attachment as the content hash sees it: its bytes by their digest, its name as given, what is said of it. */
export const ContentFile = Closed(
  {
    sha256: Sha256,
    name: Type.String({ minLength: 1, maxLength: 255, examples: ['แผนปฏิบัติการ.pdf'] }),
    /** Decided by the content of the file, never by its name. */
    mediaType: Type.String({ minLength: 3, maxLength: 120, examples: ['application/pdf'] }),
    /** In bytes. */
    size: Type.Integer({ minimum: 1 }),
    caption: Type.String({ maxLength: 500 }),
    /** What a picture shows, in words; empty for other files. */
    alternativeText: Type.String({ maxLength: 500 }),
    /** Null until the preparer has said where the file comes from. */
    origin: Nullable(FileOrigin),
  },
  { title: 'ContentFile' },
);
export type ContentFile = Static<typeof ContentFile>;

/** As many files as one revision carries. */
export const FILES_MAX = 50;

export const Content = Closed(
  {
    category: Code,
    title: Type.String({ maxLength: 300 }),
    summary: Type.String({ maxLength: 3000 }),
    /** Sanitised HTML: headings, lists, tables, links, quotations, pictures as data URIs with alternative text. */
    body: Type.String({ maxLength: 2_000_000 }),
    fiscalYear: Nullable(FiscalYear),
    periodFrom: Nullable(CalendarDate),
    periodTo: Nullable(CalendarDate),
    externalLink: ExternalLink,
    remarks: Type.String({ maxLength: 3000 }),
    sources: Type.Array(Source, { maxItems: 50 }),
    /** Said by the preparer: nothing here is borrowed from others. */
    noBorrowedSources: Type.Boolean(),
    contact: Contact,
    /** Last day on which the item is shown; null when it has none. */
    validUntil: Nullable(CalendarDate),
    files: Type.Array(ContentFile, { maxItems: FILES_MAX }),
  },
  {
    title: 'Content',
    description: 'All that the public will see of a revision. The content hash covers it.',
  },
);
export type Content = Static<typeof Content>;

export const SelfCheckAnswer = Closed(
  { code: Code, answer: Nullable(Type.Enum(['yes', 'no'])), note: Type.String({ maxLength: 1000 }) },
  { title: 'SelfCheckAnswer' },
);
export type SelfCheckAnswer = Static<typeof SelfCheckAnswer>;

/** The person who acted, as named at that moment: post, capacity and order stay even if the appointment ends. */
export const ActorStamp = Closed(
  {
    userId: Nullable(Uuid),
    name: Type.String(),
    post: Nullable(Code),
    postTitle: Type.String(),
    capacity: Nullable(Type.String()),
    orderNumber: Nullable(Type.String()),
  },
  { title: 'ActorStamp' },
);
export type ActorStamp = Static<typeof ActorStamp>;

export const Decision = Closed(
  {
    id: Uuid,
    step: Code,
    kind: Type.Enum(['endorse', 'approve', 'return', 'reject', 'pass_over']),
    by: ActorStamp,
    contentHash: Sha256,
    reasonCode: Nullable(Code),
    reason: Nullable(Type.String()),
    /** Of an approval: how it was signed; null otherwise, and for approvals before they were sealed. */
    signature: Nullable(SignatureClass),
    decidedAt: Instant,
  },
  { title: 'Decision' },
);
export type Decision = Static<typeof Decision>;

/** One thing that stands in the way of submitting or publishing. */
export const MissingRequirement = Closed(
  {
    pointer: Type.String({ examples: ['/content/title'] }),
    code: Code,
    rule: Nullable(Type.Integer()),
    message: Type.String(),
  },
  { title: 'MissingRequirement' },
);
export type MissingRequirement = Static<typeof MissingRequirement>;

export const AvailableAction = Closed(
  {
    action: Action,
    method: Type.Literal('POST'),
    href: Type.String(),
    reason: Type.Enum(['none', 'internal', 'public']),
    bindsHash: Type.Boolean(),
    reauthenticate: Type.Boolean(),
    /** The post and capacity in which the caller would act. */
    as: Nullable(Type.String()),
  },
  { title: 'AvailableAction' },
);
export type AvailableAction = Static<typeof AvailableAction>;

export const Holder = Closed(
  {
    /** Who holds the item now, in words: a post and a work group, or "nobody". */
    label: Type.String(),
    userIds: Type.Array(Uuid),
    since: Instant,
    /** What happens next, in words. */
    next: Type.String(),
    /** Said when no appointed person could act: which post must be filled. */
    appointmentNeeded: Nullable(Type.String()),
  },
  { title: 'Holder' },
);
export type Holder = Static<typeof Holder>;

export const Revision = Closed(
  {
    id: Uuid,
    number: Type.Integer({ minimum: 1 }),
    state: State,
    /** The way this revision goes; an item that changes track goes through the whole chain. */
    track: Track,
    step: Nullable(Code),
    content: Content,
    contentHash: Sha256,
    selfCheck: Type.Array(SelfCheckAnswer),
    policyVersion: Type.Integer(),
    contributors: Type.Array(ActorStamp),
    decisions: Type.Array(Decision),
    createdAt: Instant,
    updatedAt: Instant,
    submittedAt: Nullable(Instant),
    publishAt: Nullable(Instant),
    publishedAt: Nullable(Instant),
    endedAt: Nullable(Instant),
    endReason: Nullable(Type.String()),
  },
  { title: 'Revision' },
);
export type Revision = Static<typeof Revision>;

const cardFields = {
  id: Uuid,
  slug: Slug,
  version: Version,
  title: Type.String(),
  category: Code,
  track: Track,
  workGroup: Code,
  fiscalYear: Nullable(FiscalYear),
  state: State,
  step: Nullable(Code),
  /** Whether a revision of the item is on the public site at this moment. */
  live: Type.Boolean(),
  holder: Nullable(Holder),
  updatedAt: Instant,
};

export const ItemCard = Closed(cardFields, { title: 'ItemCard' });
export type ItemCard = Static<typeof ItemCard>;

export const Item = Closed(
  {
    ...cardFields,
    publishMode: PublishMode,
    publicUrl: Type.String(),
    createdAt: Instant,
    /** The revision being prepared or decided; null when there is none. */
    working: Nullable(Revision),
    /** The revision on the public site; null when there is none. */
    published: Nullable(Revision),
    /** The newest revision when neither of the two exists (rejected, withdrawn, expired, discarded). */
    last: Nullable(Revision),
    missing: Type.Array(MissingRequirement),
    mayEdit: Type.Boolean(),
    availableActions: Type.Array(AvailableAction),
  },
  { title: 'Item' },
);
export type Item = Static<typeof Item>;

export const CreateItem = Closed(
  { workGroup: Code, slug: Slug, content: Type.Partial(Content, { additionalProperties: false }) },
  { title: 'CreateItem' },
);
export type CreateItem = Static<typeof CreateItem>;

export const EditDraft = Closed(
  {
    content: Type.Optional(Type.Partial(Content, { additionalProperties: false })),
    selfCheck: Type.Optional(Type.Array(SelfCheckAnswer, { maxItems: 100 })),
  },
  { title: 'EditDraft', description: 'Only the named fields change.' },
);
export type EditDraft = Static<typeof EditDraft>;

const contentHash = Sha256;

export const PrepareApproval = Closed(
  { contentHash, note: Type.Optional(Type.String({ maxLength: 2000 })) },
  { title: 'PrepareApproval' },
);
export type PrepareApproval = Static<typeof PrepareApproval>;

const reasonText = Type.String({ minLength: 5, maxLength: 2000 });

/** The body of each move. `contentHash` is what the caller has read and means. */
export const MOVE_BODIES = {
  submit: Closed({ contentHash }, { title: 'SubmitItem' }),
  endorse: Closed(
    { contentHash, note: Type.Optional(Type.String({ maxLength: 2000 })) },
    { title: 'EndorseItem' },
  ),
  approve: Closed(
    {
      contentHash,
      password: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      /** The statement that was prepared, and its signature. */
      passkey: Type.Optional(Closed({ statement: Uuid, assertion: PasskeyAssertion })),
      note: Type.Optional(Type.String({ maxLength: 2000 })),
    },
    {
      title: 'ApproveItem',
      description: 'Signed with a passkey or confirmed with the password: exactly one of both.',
      oneOf: [{ required: ['password'] }, { required: ['passkey'] }],
    },
  ),
  return: Closed({ contentHash, reasonCode: Code, reason: reasonText }, { title: 'ReturnItem' }),
  reject: Closed({ contentHash, reasonCode: Code, reason: reasonText }, { title: 'RejectItem' }),
  recall: Closed({}, { title: 'RecallItem' }),
  publish: Closed({ contentHash }, { title: 'PublishItem' }),
  schedule: Closed({ contentHash, publishAt: Instant }, { title: 'ScheduleItem' }),
  unschedule: Closed({}, { title: 'UnscheduleItem' }),
  discard: Closed({}, { title: 'DiscardDraft' }),
  revise: Closed({}, { title: 'ReviseItem' }),
  withdraw: Closed({ reasonCode: Code, reason: reasonText }, { title: 'WithdrawItem' }),
  take_down: Closed({ reasonCode: Code, reason: reasonText }, { title: 'TakeDownItem' }),
} as const satisfies Record<Action, unknown>;

export type MoveBody<A extends Action> = Static<(typeof MOVE_BODIES)[A]>;

/** Keyset pages: `cursor` is opaque; `nextCursor` is null on the last page. */
export const ItemPage = Closed(
  { items: Type.Array(ItemCard), nextCursor: Nullable(Type.String()) },
  { title: 'ItemPage' },
);
export type ItemPage = Static<typeof ItemPage>;

export const Remark = Closed(
  { id: Uuid, by: ActorStamp, revisionNumber: Type.Integer(), text: Type.String(), createdAt: Instant },
  { title: 'Remark' },
);
export type Remark = Static<typeof Remark>;
