import Type, { type Static } from 'typebox';
import { ActorStamp } from './actorStamp.ts';
import { Bilingual, CalendarDate, Closed, Instant, Nullable, Uuid } from './primitives.ts';
import { OPINION_STATES, OPINION_WORDS_MAX, SET_ASIDE_REASONS, type SetAsideReason } from './opinionTerms.ts';
import { Slug } from './slug.ts';

const Reason = Type.Enum(Object.keys(SET_ASIDE_REASONS) as SetAsideReason[]);

export const NewOpinion = Closed(
  {
    /** The address of the item that it is about; left out for the site as a whole. */
    item: Type.Optional(Slug),
    useful: Type.Optional(Nullable(Type.Boolean())),
    words: Type.Optional(Type.String({ maxLength: OPINION_WORDS_MAX })),
    /** A solved challenge. Without one it counts once somebody has read it. */
    proof: Type.Optional(Type.String({ maxLength: 4000 })),
  },
  { title: 'NewOpinion', examples: [{ item: 'action-plan-2570', useful: true, words: 'ขอไฟล์ Excel ด้วย' }] },
);
export type NewOpinion = Static<typeof NewOpinion>;

/** The code by which whoever said something sees what became of it. It is told once. */
export const OpinionReceipt = Closed(
  {
    receipt: Type.String({ examples: ['K7M4-Q2PX-9TRB'] }),
    /** Whether something looked like personal data and was masked. */
    masked: Type.Boolean(),
  },
  { title: 'OpinionReceipt' },
);
export type OpinionReceipt = Static<typeof OpinionReceipt>;

const Answer = Closed({ th: Type.String(), en: Type.String() }, { title: 'OpinionAnswer' });

/** What became of it, for whoever has the code. */
export const OpinionStanding = Closed(
  {
    receivedOn: CalendarDate,
    state: Type.Enum(OPINION_STATES),
    /** Of what was set aside. */
    reason: Nullable(Bilingual),
    answer: Nullable(Answer),
    answeredOn: Nullable(CalendarDate),
  },
  { title: 'OpinionStanding' },
);
export type OpinionStanding = Static<typeof OpinionStanding>;

/** As everyone reads it. */
export const PublicOpinion = Closed(
  {
    id: Uuid,
    item: Nullable(Closed({ slug: Type.String(), title: Type.String() }, { title: 'OpinionItem' })),
    useful: Nullable(Type.Boolean()),
    words: Type.String(),
    receivedOn: CalendarDate,
    answer: Nullable(Answer),
    answeredOn: Nullable(CalendarDate),
  },
  { title: 'PublicOpinion' },
);
export type PublicOpinion = Static<typeof PublicOpinion>;

export const PublicOpinionPage = Closed(
  { opinions: Type.Array(PublicOpinion), nextCursor: Nullable(Type.String()) },
  { title: 'PublicOpinionPage' },
);
export type PublicOpinionPage = Static<typeof PublicOpinionPage>;

/** As those see it who read what comes in. */
export const Opinion = Closed(
  {
    id: Uuid,
    item: Nullable(
      Closed({ id: Uuid, slug: Type.String(), title: Type.String() }, { title: 'OpinionOfItem' }),
    ),
    useful: Nullable(Type.Boolean()),
    words: Type.String(),
    receivedAt: Instant,
    /** Whether the sender's machine did the work that is asked of robots. */
    proven: Type.Boolean(),
    /** Whether it came while there were more than people send. */
    inFlood: Type.Boolean(),
    /** Whether figures count it. */
    counts: Type.Boolean(),
    state: Type.Enum(OPINION_STATES),
    reason: Nullable(Reason),
    answer: Answer,
    judgedBy: Nullable(ActorStamp),
    judgedAt: Nullable(Instant),
    version: Type.Integer({ minimum: 1 }),
  },
  { title: 'Opinion' },
);
export type Opinion = Static<typeof Opinion>;

export const OpinionQuery = Closed(
  {
    state: Type.Optional(Type.Enum(OPINION_STATES)),
    /** An item by its id, or `site` for the site as a whole. */
    about: Type.Optional(Type.Union([Uuid, Type.Literal('site')])),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  { title: 'OpinionQuery' },
);
export type OpinionQuery = Static<typeof OpinionQuery>;

export const OpinionPage = Closed(
  {
    opinions: Type.Array(Opinion),
    nextCursor: Nullable(Type.String()),
    /** Whether whoever asks says what becomes of them. */
    mayJudge: Type.Boolean(),
  },
  { title: 'OpinionPage' },
);
export type OpinionPage = Static<typeof OpinionPage>;

/** Days on which some were turned away, the newest first. */
export const OpinionFloods = Closed(
  {
    floods: Type.Array(
      Closed(
        {
          day: CalendarDate,
          item: Nullable(Closed({ slug: Type.String(), title: Type.String() }, { title: 'FloodedItem' })),
          refused: Type.Integer({ minimum: 1 }),
        },
        { title: 'OpinionFlood' },
      ),
    ),
  },
  { title: 'OpinionFloods' },
);
export type OpinionFloods = Static<typeof OpinionFloods>;

/** What whoever reads it makes of it. It may be judged again. */
export const JudgeOpinion = Closed(
  {
    state: Type.Enum(['shown', 'kept', 'set_aside']),
    /** Of what is set aside, and of nothing else. */
    reason: Nullable(Reason),
    /** What the office did or says, shown below; of what is shown, and of nothing else. Both empty for none. */
    answer: Closed(
      {
        th: Type.String({ maxLength: OPINION_WORDS_MAX }),
        en: Type.String({ maxLength: OPINION_WORDS_MAX }),
      },
      { title: 'OpinionAnswerGiven' },
    ),
  },
  {
    title: 'JudgeOpinion',
    examples: [{ state: 'shown', reason: null, answer: { th: 'เพิ่มไฟล์ Excel แล้ว', en: '' } }],
  },
);
export type JudgeOpinion = Static<typeof JudgeOpinion>;

/** A challenge to be solved by whoever sends an opinion by machine or by a page, as altcha's protocol 2 has it. */
export const OpinionChallenge = Type.Object(
  { parameters: Type.Record(Type.String(), Type.Unknown()), signature: Type.String() },
  { title: 'OpinionChallenge', additionalProperties: false },
);
export type OpinionChallenge = Static<typeof OpinionChallenge>;
