import Type, { type Static } from 'typebox';
import { Bilingual, CalendarDate, Closed, Code, Nullable, Sha256, Instant, Uuid } from './primitives.ts';

/**
 * The announcement as data. A file in `db/policies/` is one of these; nothing of it stands in code.
 * "Clause" below means a clause of the announcement itself.
 */

export const TRACKS = ['approval', 'immediate'] as const;
export const Track = Type.Enum(TRACKS, { description: 'Whether a category needs the superiors’ approval.' });
export type Track = (typeof TRACKS)[number];

/** Who puts approved content on the web: the work group itself, the ICT centre, or whichever comes first. */
export const PUBLISH_MODES = ['work_group', 'ict_centre', 'either'] as const;
export const PublishMode = Type.Enum(PUBLISH_MODES);
export type PublishMode = (typeof PUBLISH_MODES)[number];

/**
 * What a post carries besides its place in the chain. Deciding is not listed: it follows from the chain.
 * Publishing approved content follows from `publishMode`, `publish_for_group` and `publish_for_office`.
 */
export const POWERS = [
  'prepare', // write items of the own work group, submit, recall, revise
  'publish_for_group', // put the own group's approved items on the web
  'publish_for_office', // put any approved item on the web (the ICT centre)
  'withdraw', // take a published item down with a public notice
  'take_down', // emergency removal, reported to the director
  'administer', // accounts, appointments, work groups, committee
  'monitor', // read everything, sample, report
  'oversee', // read everything, be told what stalls
] as const;
export const Power = Type.Enum(POWERS);
export type Power = (typeof POWERS)[number];

/** How far a post reaches: the work group of the appointment, the groups it oversees, or the whole office. */
export const SCOPES = ['work_group', 'overseen_groups', 'office'] as const;
export const Scope = Type.Enum(SCOPES);
export type Scope = (typeof SCOPES)[number];

/** The named checks a rule may demand of an item. Each stands in the API's requirement registry. */
export const DEMANDS = [
  'form_complete',
  'approval_signed',
  'handed_over',
  'self_check_answered',
  'text_sources_stated',
  'picture_sources_stated',
  'files_examined',
  'personal_data_cleared',
] as const;
/** Asked of every item, whether or not a rule of the announcement names them. */
export const STANDING_DEMANDS = ['files_examined', 'personal_data_cleared'] as const;
export const Demand = Type.Enum(DEMANDS);
export type Demand = (typeof DEMANDS)[number];

export const Office = Closed(
  {
    name: Bilingual,
    shortName: Bilingual,
    parent: Bilingual,
    website: Type.String({ format: 'uri' }),
    address: Bilingual,
    phone: Type.String({ minLength: 1 }),
    email: Type.String({ format: 'email' }),
    officeHours: Bilingual,
    /** The letters and code that open the office's document numbers, for example "ศธ 04xxx". */
    documentPrefix: Type.String(),
  },
  { title: 'Office' },
);
export type Office = Static<typeof Office>;

export const Statute = Closed(
  {
    code: Code,
    title: Bilingual,
    shortTitle: Bilingual,
    /** Year of enactment, Buddhist era as it stands in the Act's name. */
    yearBE: Type.Integer({ minimum: 2400, maximum: 2700 }),
    /** Amendments in force, each by its full Thai name. */
    amendments: Type.Array(Type.String()),
  },
  { title: 'Statute' },
);
export type Statute = Static<typeof Statute>;

export const StatuteSection = Closed(
  { statute: Code, section: Type.String({ minLength: 1, examples: ['9(3)'] }) },
  { title: 'StatuteSection' },
);
export type StatuteSection = Static<typeof StatuteSection>;

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

export const Post = Closed(
  {
    code: Code,
    title: Bilingual,
    scope: Scope,
    powers: Type.Array(Power, { uniqueItems: true }),
    /** Whether its holders need a second factor to sign in; not unless it says so. */
    secondFactor: Type.Optional(Type.Boolean()),
  },
  { title: 'Post' },
);
export type Post = Static<typeof Post>;

export const Category = Closed(
  {
    code: Code,
    track: Track,
    /** Place in the list of its track, as numbered in the announcement. */
    order: Type.Integer({ minimum: 1 }),
    /** The announcement's own words. */
    quote: Type.String({ minLength: 1 }),
    /** What screens and papers show; corrected where the source errs. */
    title: Bilingual,
    shortTitle: Bilingual,
    description: Bilingual,
    ownerGroups: Type.Array(Code),
    serves: Type.Array(StatuteSection),
    publishMode: PublishMode,
    /** Months after which a published item is due for review; null when it is reviewed on change only. */
    reviewMonths: Nullable(Type.Integer({ minimum: 1, maximum: 120 })),
    annotation: Nullable(Code),
  },
  { title: 'Category' },
);
export type Category = Static<typeof Category>;

export const ChainStep = Closed(
  {
    code: Code,
    post: Code,
    title: Bilingual,
    /** `endorse` passes the item up; `approve` is signed and must be the last step's. */
    decision: Type.Enum(['endorse', 'approve']),
    scope: Scope,
    /** Working days after which the step counts as stalled. */
    dueWorkingDays: Type.Integer({ minimum: 1, maximum: 90 }),
    /** Whether someone with delegated authority ("หรือผู้มีอำนาจอนุมัติ") may take the step. */
    delegable: Type.Boolean(),
  },
  { title: 'ChainStep' },
);
export type ChainStep = Static<typeof ChainStep>;

export const COMMITTEE_OFFICES = ['chair', 'member', 'secretary'] as const;
export const CommitteeSeat = Closed(
  {
    seat: Type.Integer({ minimum: 1 }),
    office: Type.Enum(COMMITTEE_OFFICES),
    title: Bilingual,
    /** The post that the seat belongs to, in words. */
    post: Bilingual,
    workGroup: Nullable(Code),
  },
  { title: 'CommitteeSeat' },
);
export type CommitteeSeat = Static<typeof CommitteeSeat>;

export const Rule = Closed(
  {
    number: Type.Integer({ minimum: 1 }),
    quote: Type.String({ minLength: 1 }),
    title: Bilingual,
    statutes: Type.Array(Code),
    demands: Type.Array(Demand, { uniqueItems: true }),
    annotation: Nullable(Code),
  },
  { title: 'Rule' },
);
export type Rule = Static<typeof Rule>;

export const SelfCheckQuestion = Closed(
  {
    code: Code,
    rule: Nullable(Type.Integer({ minimum: 1 })),
    basis: Nullable(StatuteSection),
    question: Bilingual,
    help: Bilingual,
    expected: Type.Enum(['yes', 'no']),
    /** What another answer does: `block` stops the item, `justify` asks for a written reason. */
    otherwise: Type.Enum(['block', 'justify']),
    tracks: Type.Array(Track, { minItems: 1, uniqueItems: true }),
  },
  { title: 'SelfCheckQuestion' },
);
export type SelfCheckQuestion = Static<typeof SelfCheckQuestion>;

const Labelled = Closed({ code: Code, label: Bilingual }, { title: 'LabelledCode' });

export const Licence = Closed(
  {
    code: Code,
    label: Bilingual,
    /** Whether the rights holder must be named. */
    needsHolder: Type.Boolean(),
  },
  { title: 'Licence' },
);
export type Licence = Static<typeof Licence>;

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

export const PolicyRecord = Closed(
  {
    id: Uuid,
    version: Type.Integer({ minimum: 1 }),
    sha256: Sha256,
    effectiveFrom: CalendarDate,
    loadedAt: Instant,
    inForce: Type.Boolean(),
    document: Policy,
  },
  { title: 'PolicyRecord', description: 'A loaded version of the announcement. Versions are never changed.' },
);
export type PolicyRecord = Static<typeof PolicyRecord>;
