import Type, { type Static } from 'typebox';
import { ActorStamp } from './actorStamp.ts';
import { ReasonText } from './moveBodies.ts';
import { CalendarDate, Closed, Code, Instant, Nullable, Sha256, Uuid } from './primitives.ts';

/** Decisions signed with ink: the scan of the printed paper stands for the act until a second person has compared it. */

/** What can be decided on paper. To return or reject takes a reason from the list, which is given in the system. */
export const PAPER_ACTS = ['endorse', 'approve'] as const;
export const PaperAct = Type.Enum(PAPER_ACTS);
export type PaperAct = (typeof PAPER_ACTS)[number];

/** Papers with a line for ink. The form has one for the last step only. */
export const SIGNABLE_PAPERS = ['memo', 'form'] as const;
export type SignablePaper = (typeof SIGNABLE_PAPERS)[number];

/** `void`: the item moved on before the check, and the paper counts no more. */
export const PAPER_STATES = ['recorded', 'confirmed', 'refused', 'void'] as const;

/** What the QR code of a printed paper says: of which revision it is, and with what content. */
export interface PaperMark {
  readonly revisionId: string;
  readonly contentHash: string;
  readonly kind: string;
}

/** How a code of ours begins; the number is that of its form. */
export const MARK_PREFIX = 'PP1:';
const MARK = new RegExp(`^${MARK_PREFIX}([0-9a-f-]{36}):([0-9a-f]{64}):([a-z_]{1,30})$`);

export const paperMark = ({ revisionId, contentHash, kind }: PaperMark): string =>
  `${MARK_PREFIX}${revisionId}:${contentHash}:${kind}`;

/** @returns undefined for a code that is none of ours. */
export function readPaperMark(text: string): PaperMark | undefined {
  const [, revisionId, contentHash, kind] = MARK.exec(text.trim()) ?? [];
  return revisionId && contentHash && kind ? { revisionId, contentHash, kind } : undefined;
}

export const RecordPaper = Closed(
  {
    /** The finished upload with the scan or the photograph. */
    upload: Uuid,
    /** In which appointment the paper was signed. */
    appointment: Uuid,
    signedOn: CalendarDate,
    /** What stands on the paper beside the signature, if anything. */
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { title: 'RecordPaper' },
);
export type RecordPaper = Static<typeof RecordPaper>;

export const ConfirmPaper = Closed({ contentHash: Sha256 }, { title: 'ConfirmPaper' });
export type ConfirmPaper = Static<typeof ConfirmPaper>;

export const RefusePaper = Closed({ reason: ReasonText }, { title: 'RefusePaper' });
export type RefusePaper = Static<typeof RefusePaper>;

export const PaperDecision = Closed(
  {
    id: Uuid,
    state: Type.Enum(PAPER_STATES),
    act: PaperAct,
    step: Code,
    /** Which paper was signed. */
    paper: Type.Enum(SIGNABLE_PAPERS),
    contentHash: Sha256,
    signer: ActorStamp,
    signedOn: CalendarDate,
    note: Nullable(Type.String()),
    scan: Closed({
      sha256: Sha256,
      name: Type.String(),
      mediaType: Type.String(),
      /** In bytes. */
      size: Type.Integer({ minimum: 1 }),
    }),
    recordedBy: ActorStamp,
    recordedAt: Instant,
    checkedBy: Nullable(ActorStamp),
    checkedAt: Nullable(Instant),
    /** Why it was refused. */
    refusal: Nullable(Type.String()),
    /** Whether the caller may confirm or refuse it now. */
    mayCheck: Type.Boolean(),
  },
  { title: 'PaperDecision' },
);
export type PaperDecision = Static<typeof PaperDecision>;

/** Somebody whose signature on paper would count for the step at which the item stands. */
export const PaperSigner = Closed(
  { appointment: Uuid, name: Type.String(), postTitle: Type.String(), orderNumber: Nullable(Type.String()) },
  { title: 'PaperSigner' },
);
export type PaperSigner = Static<typeof PaperSigner>;

export const PaperDecisions = Closed(
  {
    /** Newest first. */
    decisions: Type.Array(PaperDecision),
    /** What waits for a decision that can be signed on paper; null when nothing does. */
    open: Nullable(
      Closed({
        act: PaperAct,
        step: Code,
        contentHash: Sha256,
        /** The first day on which it can have been signed: of the submission. */
        from: CalendarDate,
        /** The papers that may be signed for this step. */
        papers: Type.Array(Type.Enum(SIGNABLE_PAPERS)),
        /** Who could have signed on the day that was asked for. */
        signers: Type.Array(PaperSigner),
      }),
    ),
    /** Whether the caller may record a signed paper now. */
    mayRecord: Type.Boolean(),
  },
  { title: 'PaperDecisions' },
);
export type PaperDecisions = Static<typeof PaperDecisions>;
