import Type, { type Static } from 'typebox';
import { ITEM_PAPERS, PAPER_KINDS } from './paperNames.ts';
import { Closed, Nullable, Sha256 } from './primitives.ts';

export const ItemPaper = Type.Enum(ITEM_PAPERS);
export type ItemPaper = Static<typeof ItemPaper>;

export const Paper = Closed(
  {
    kind: ItemPaper,
    /** The revision that it is of. */
    revisionNumber: Type.Integer({ minimum: 1 }),
    contentHash: Sha256,
    href: Type.String(),
  },
  { title: 'Paper' },
);
export type Paper = Static<typeof Paper>;

export const PaperList = Closed({ papers: Type.Array(Paper) }, { title: 'PaperList' });
export type PaperList = Static<typeof PaperList>;

/** As many items as one pack of evidence holds: more is a backup, not evidence. */
export const EVIDENCE_MAX = 100;

/** A template to try: the file of that kind, or another of the set that it imports, with the rest as it is. */
export const PreviewPaper = Closed(
  {
    kind: Type.Enum(PAPER_KINDS),
    /** Name of the file that `source` stands for; without it, the template of the kind. */
    name: Type.Optional(Nullable(Type.String({ pattern: '^[a-z][a-z0-9_-]{0,59}\\.typ$' }))),
    source: Type.String({ minLength: 1, maxLength: 100_000 }),
  },
  { title: 'PreviewPaper' },
);
export type PreviewPaper = Static<typeof PreviewPaper>;

/** The files that draw the papers of a version of the announcement; its sha256 covers each of them. */
export const PaperTemplates = Closed(
  {
    templates: Type.Array(Closed({ name: Type.String(), sha256: Sha256, source: Type.String() })),
  },
  { title: 'PaperTemplates' },
);
export type PaperTemplates = Static<typeof PaperTemplates>;
