import Type, { type Static } from 'typebox';
import { Category } from './category.ts';
import { ChainStep } from './chainStep.ts';
import { CommitteeSeat } from './committeeSeat.ts';
import { Licence } from './licence.ts';
import { Office } from './office.ts';
import { Post } from './post.ts';
import { Rule } from './rule.ts';
import { SecondPerson } from './secondPerson.ts';
import { SelfCheckQuestion } from './selfCheck.ts';
import { Statute } from './statute.ts';
import { Bilingual, CalendarDate, Closed, Code } from '../primitives.ts';

/**
 * The announcement as data. A file in `db/policies/` is one of these; nothing of it stands in code.
 * "Clause" below means a clause of the announcement itself.
 */

/** A place where the source errs: what it says, what is right, and why. The quotation itself stays as it is. */
export const Annotation = Closed(
  {
    code: Code,
    quote: Type.String({ minLength: 1 }),
    correct: Type.String({ minLength: 1 }),
    note: Bilingual,
  },
  { title: 'Annotation' },
);
export type Annotation = Static<typeof Annotation>;

export const PolicyWorkGroup = Closed(
  { code: Code, name: Bilingual, aliases: Type.Array(Type.String({ minLength: 1 })) },
  { title: 'PolicyWorkGroup' },
);
export type PolicyWorkGroup = Static<typeof PolicyWorkGroup>;

const Labelled = Closed({ code: Code, label: Bilingual }, { title: 'LabelledCode' });

export const ReportCycle = Closed(
  {
    code: Code,
    everyMonths: Type.Integer({ minimum: 1, maximum: 24 }),
    title: Bilingual,
    quote: Type.String(),
  },
  { title: 'ReportCycle' },
);

export const Policy = Closed(
  {
    code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,63}$', examples: ['spn2-2561'] }),
    title: Bilingual,
    issuer: Bilingual,
    signedBy: Bilingual,
    issuedOn: CalendarDate,
    effectiveFrom: CalendarDate,
    office: Office,
    /** The announcement, word for word, errors included. Names of persons are left out. */
    sourceText: Type.String({ minLength: 1 }),
    annotations: Type.Array(Annotation),
    statutes: Type.Array(Statute),
    workGroups: Type.Array(PolicyWorkGroup, { minItems: 1 }),
    posts: Type.Array(Post, { minItems: 1 }),
    categories: Type.Array(Category, { minItems: 1 }),
    chain: Type.Array(ChainStep, { minItems: 1 }),
    committee: Type.Array(CommitteeSeat),
    /** Left out: every holder of a post that administers and the holder of the last step, within 14 days. */
    secondPerson: Type.Optional(SecondPerson),
    rules: Type.Array(Rule),
    selfCheck: Type.Array(SelfCheckQuestion),
    oversight: Closed({
      overseer: Code,
      overseerQuote: Type.String(),
      monitor: Code,
      monitorQuote: Type.String(),
      cycles: Type.Array(ReportCycle),
    }),
    returnReasons: Type.Array(Labelled, { minItems: 1 }),
    withdrawReasons: Type.Array(Labelled, { minItems: 1 }),
    licences: Type.Array(Licence, { minItems: 1 }),
  },
  { title: 'Policy', description: 'An office’s announcement on publication, as data.' },
);
export type Policy = Static<typeof Policy>;
