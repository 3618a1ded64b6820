import Type, { type Static } from 'typebox';
import { Bilingual, Closed, Code, FiscalYear, Instant, Nullable } from '../primitives.ts';
import { AssessmentNumber } from './scheme.ts';

const scheme = {
  owner: Code,
  ownerName: Bilingual,
  fiscalYear: FiscalYear,
  title: Bilingual,
  /** Not the assessor's own list: to be checked against it. */
  example: Type.Boolean(),
  note: Bilingual,
};

/** The schemes that the office shows, newest first. */
export const PublicAssessmentList = Closed(
  { schemes: Type.Array(Closed(scheme, { title: 'PublicAssessmentSummary' })) },
  { title: 'PublicAssessmentList' },
);
export type PublicAssessmentList = Static<typeof PublicAssessmentList>;

export const PublicEvidence = Closed(
  {
    kind: Type.Enum(['item', 'page', 'external']),
    /** The title of the item, or what the office calls the address. */
    title: Bilingual,
    /** Path on this site, or the full address of what is elsewhere. */
    href: Type.String(),
    /** Where on the page it is, in the office's words. */
    explanation: Type.String(),
    /** Since when the document is public; null for what is none. */
    publishedAt: Nullable(Instant),
  },
  { title: 'PublicEvidence' },
);
export type PublicEvidence = Static<typeof PublicEvidence>;

export const PublicAssessmentNumber = Closed(
  {
    number: AssessmentNumber,
    title: Bilingual,
    workGroup: Nullable(Code),
    /** When the office last looked whether all is there. */
    verifiedAt: Nullable(Instant),
    /** What can be read now. */
    evidence: Type.Array(PublicEvidence),
  },
  { title: 'PublicAssessmentNumber' },
);
export type PublicAssessmentNumber = Static<typeof PublicAssessmentNumber>;

export const PublicAssessment = Closed(
  { ...scheme, numbers: Type.Array(PublicAssessmentNumber) },
  { title: 'PublicAssessment' },
);
export type PublicAssessment = Static<typeof PublicAssessment>;

/** All that the office shows of a fiscal year: one scheme of each assessor. */
export const PublicAssessmentYear = Closed(
  { fiscalYear: FiscalYear, schemes: Type.Array(PublicAssessment) },
  { title: 'PublicAssessmentYear' },
);
export type PublicAssessmentYear = Static<typeof PublicAssessmentYear>;
