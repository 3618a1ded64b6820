import Type, { type Static } from 'typebox';
import { CalendarDate, Closed, Code, FiscalYear, Nullable, Sha256 } from './primitives.ts';

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

/** What changed since the revision before, in the office's own words; the English may be empty. */
export const ChangeNote = Closed(
  {
    th: Type.String({ maxLength: 500, examples: ['แก้วงเงินโครงการที่ 3 ตามมติคณะกรรมการ'] }),
    en: Type.String({ maxLength: 500 }),
  },
  { title: 'ChangeNote' },
);
export type ChangeNote = Static<typeof ChangeNote>;

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
    /** Absent where nothing is said: so is it in all that was hashed before there were notes. */
    changeNote: Type.Optional(ChangeNote),
  },
  {
    title: 'Content',
    description: 'All that the public will see of a revision. The content hash covers it.',
  },
);
export type Content = Static<typeof Content>;
