import Type, { type Static } from 'typebox';
import { actionLink } from '../actionLink.ts';
import { ActorStamp } from '../actorStamp.ts';
import { Bilingual, Closed, Code, FiscalYear, Instant, Nullable, Uuid, Version } from '../primitives.ts';
import { ADDRESSES_MAX, AssessmentAddress } from './address.ts';
import { AssessmentElement, AssessmentNumber, Cadence, Coverage, ELEMENTS_MAX } from './scheme.ts';
import { ASSESSMENT_REASONS, ASSESSMENT_STATES } from './state.ts';

export const SCHEME_ACTIONS = ['replace', 'show', 'hide', 'copy_forward'] as const;
export const NUMBER_ACTIONS = ['link', 'assign', 'verify'] as const;

const summary = {
  id: Uuid,
  owner: Code,
  ownerName: Bilingual,
  fiscalYear: FiscalYear,
  title: Bilingual,
  note: Bilingual,
  example: Type.Boolean(),
  /** Whether the public page lists it. */
  shown: Type.Boolean(),
  loadedAt: Instant,
  version: Version,
};

export const AssessmentSchemeSummary = Closed(summary, { title: 'AssessmentSchemeSummary' });
export type AssessmentSchemeSummary = Static<typeof AssessmentSchemeSummary>;

/** The newest first; `mayLoad` says whether the reader may bring in another. */
export const AssessmentSchemeList = Closed(
  { schemes: Type.Array(AssessmentSchemeSummary), mayLoad: Type.Boolean() },
  { title: 'AssessmentSchemeList' },
);
export type AssessmentSchemeList = Static<typeof AssessmentSchemeList>;

/** An address as the office sees it: with what stands there, as far as this reader may know of it. */
export const LinkedAddress = Closed(
  {
    address: AssessmentAddress,
    standing: Type.Enum(['live', 'ended', 'never']),
    /** Of the item; null for other addresses, and where the reader may not see the item. */
    title: Nullable(Type.String()),
    /** Path on this site or full address; null while it cannot be read by the public. */
    href: Nullable(Type.String()),
    publishedAt: Nullable(Instant),
  },
  { title: 'LinkedAddress' },
);
export type LinkedAddress = Static<typeof LinkedAddress>;

export const CheckedElement = Closed(
  {
    ...AssessmentElement.properties,
    /** Who found it on the page, and when; null while nobody has. */
    checked: Nullable(Closed({ by: ActorStamp, at: Instant }, { title: 'ElementCheck' })),
  },
  { title: 'CheckedElement' },
);
export type CheckedElement = Static<typeof CheckedElement>;

export const BoardNumber = Closed(
  {
    id: Uuid,
    number: AssessmentNumber,
    title: Bilingual,
    elements: Type.Array(CheckedElement),
    coverage: Coverage,
    cadence: Cadence,
    workGroup: Nullable(Code),
    from: Type.Array(AssessmentNumber),
    addresses: Type.Array(LinkedAddress),
    verified: Nullable(Closed({ by: ActorStamp, at: Instant }, { title: 'NumberVerified' })),
    state: Type.Enum(ASSESSMENT_STATES),
    reasons: Type.Array(Type.Enum(ASSESSMENT_REASONS)),
    version: Version,
    availableActions: Type.Array(actionLink(NUMBER_ACTIONS, 'AssessmentNumberAction')),
  },
  { title: 'BoardNumber' },
);
export type BoardNumber = Static<typeof BoardNumber>;

export const AssessmentBoard = Closed(
  {
    ...summary,
    numbers: Type.Array(BoardNumber),
    availableActions: Type.Array(actionLink(SCHEME_ACTIONS, 'AssessmentSchemeAction')),
  },
  { title: 'AssessmentBoard' },
);
export type AssessmentBoard = Static<typeof AssessmentBoard>;

export const EditScheme = Closed({ shown: Type.Boolean() }, { title: 'EditAssessmentScheme' });
export type EditScheme = Static<typeof EditScheme>;

/** All addresses of a number in their order, and who answers for it; only whoever keeps the schemes changes the latter. */
export const LinkNumber = Closed(
  {
    workGroup: Nullable(Code),
    addresses: Type.Array(AssessmentAddress, { maxItems: ADDRESSES_MAX }),
  },
  { title: 'LinkAssessmentNumber' },
);
export type LinkNumber = Static<typeof LinkNumber>;

/** The elements that are on the page now; those left out are not. Whoever says so has looked. */
export const VerifyNumber = Closed(
  { elements: Type.Array(Code, { uniqueItems: true, maxItems: ELEMENTS_MAX }) },
  { title: 'VerifyAssessmentNumber' },
);
export type VerifyNumber = Static<typeof VerifyNumber>;

/** What became of the numbers of one year in the next. */
export const CopiedForward = Closed(
  {
    schemeId: Uuid,
    fiscalYear: FiscalYear,
    /** Each number that got addresses, and from which of the year before. */
    carried: Type.Array(
      Closed({ number: AssessmentNumber, from: Type.Array(AssessmentNumber) }, { title: 'CarriedNumber' }),
    ),
    /** Numbers of the year before with addresses that no number goes on from. */
    dropped: Type.Array(AssessmentNumber),
    /** Numbers that go on from none. */
    fresh: Type.Array(AssessmentNumber),
  },
  { title: 'CopiedForward' },
);
export type CopiedForward = Static<typeof CopiedForward>;
