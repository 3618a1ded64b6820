import Type, { type Static } from 'typebox';
import { Closed, Code, FiscalYear, Nullable } from '../primitives.ts';

/** Of which time a document must tell: of the scheme's fiscal year, the one before, its first half, or no time. */
export const COVERAGES = ['current_year', 'previous_year', 'first_half', 'standing'] as const;
export const Coverage = Type.Enum(COVERAGES);
export type Coverage = (typeof COVERAGES)[number];

/** How often a number has to be looked at anew: within each such time of the fiscal year. */
export const CADENCES = ['on_change', 'yearly', 'half_yearly', 'quarterly', 'monthly'] as const;
export const Cadence = Type.Enum(CADENCES);
export type Cadence = (typeof CADENCES)[number];

/** As the assessor writes it: O1, MOIT 2, MOIT 2.1. */
export const AssessmentNumber = Type.String({
  pattern: '^[A-Z]{1,8} ?[0-9]{1,3}(\\.[0-9]{1,2}){0,2}$',
  examples: ['O1'],
});

const words = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Names = Closed({ th: words(300), en: words(300) }, { title: 'AssessmentNames' });
const Sentences = Closed({ th: words(1000), en: words(1000) }, { title: 'AssessmentSentences' });

/** One thing that a page must show; a page that lacks one does not count. */
export const AssessmentElement = Closed({ code: Code, text: Sentences }, { title: 'AssessmentElement' });
export type AssessmentElement = Static<typeof AssessmentElement>;

export const ELEMENTS_MAX = 40;
export const NUMBERS_MAX = 200;

export const AssessmentNumberRule = Closed(
  {
    number: AssessmentNumber,
    title: Names,
    elements: Type.Array(AssessmentElement, { maxItems: ELEMENTS_MAX }),
    coverage: Coverage,
    cadence: Cadence,
    /** Who answers for it; null where the office has not said. */
    workGroup: Nullable(Code),
    /** Numbers of the scheme of the year before that this one goes on from: none when it is new, several when it unites them. */
    from: Type.Array(AssessmentNumber, { uniqueItems: true, maxItems: 20 }),
  },
  { title: 'AssessmentNumberRule' },
);
export type AssessmentNumberRule = Static<typeof AssessmentNumberRule>;

/** The list of an assessor for a fiscal year, as a file in `db/schemes/` has it. Nothing of it stands in code. */
export const AssessmentScheme = Closed(
  {
    owner: Code,
    ownerName: Names,
    /** The Christian-era year in which the fiscal year ends. */
    fiscalYear: FiscalYear,
    title: Names,
    /** Where the list was taken from, and what is not certain of it. */
    note: Sentences,
    /** Made to begin with, not the assessor's own: said wherever the list is shown. */
    example: Type.Boolean(),
    numbers: Type.Array(AssessmentNumberRule, { minItems: 1, maxItems: NUMBERS_MAX }),
  },
  { title: 'AssessmentScheme', description: 'What an assessor looks for in a fiscal year, as data.' },
);
export type AssessmentScheme = Static<typeof AssessmentScheme>;
