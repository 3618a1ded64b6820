import Type, { type Static } from 'typebox';
import { Closed, Code, Instant, Nullable, Sha256, VerifyCode } from './primitives.ts';
import { PAPER_KINDS } from './paperNames.ts';
import type { EventType } from './event.ts';
import { PublicApproval } from './publicItem.ts';
import { SIGNATURE_CLASSES } from './statement.ts';

/** The events that change what the public may see: each is a leaf of the public log. */
export const PUBLIC_ACTS = [
  'item.published',
  'item.superseded',
  'item.withdrawn',
  'item.taken_down',
  'item.expired',
  'policy.loaded',
  'committee.seated',
  'committee.unseated',
  'seal.rotated',
] as const satisfies readonly EventType[];
export type PublicAct = (typeof PUBLIC_ACTS)[number];

/**
 * The events that give or take power. They are leaves since their entry carries the mark `inPublicLog`: an entry of
 * before, or of an account without any post, has none and is none, so that older logs stay as they were signed.
 */
export const ACTS_OF_POWER = [
  'appointment.made',
  'appointment.ended',
  'user.password_reset',
  'user.suspended',
  'user.resumed',
  'user.ended',
  'second_factor.reset',
  'passkey.revoked',
  'power.requested',
  'power.confirmed',
  'power.refused',
  'power.withdrawn',
  'power.denied',
  'power.first_confirmed',
  'power.envelope_made',
] as const satisfies readonly EventType[];
export type ActOfPower = (typeof ACTS_OF_POWER)[number];

/** What a publication rests on: a signature of one of the classes, or, on the immediate track, none. */
export const APPROVAL_CLASSES = [...SIGNATURE_CLASSES, 'none'] as const;
export const ApprovalClass = Type.Enum(APPROVAL_CLASSES);
export type ApprovalClass = Static<typeof ApprovalClass>;

const LeafIndex = Type.Integer({ minimum: 0, examples: [41] });
const TreeSize = Type.Integer({ minimum: 0, examples: [42] });

/** A hash of the Merkle tree (RFC 9162 §2.1), in lower-case hexadecimal. */
export const TreeHash = Sha256;

export const PublicLeaf = Closed(
  {
    index: LeafIndex,
    /** Canonical JSON, as it was hashed. */
    leaf: Type.String({
      examples: ['{"at":"2026-11-23T02:00:00.000Z","format":1,"index":0,"type":"policy.loaded"}'],
    }),
    hash: TreeHash,
  },
  { title: 'PublicLeaf' },
);
export type PublicLeaf = Static<typeof PublicLeaf>;

export const PublicLeafPage = Closed(
  {
    leaves: Type.Array(PublicLeaf),
    /** How many leaves there are now. */
    size: TreeSize,
    /** Where the next page begins; null on the last one. */
    nextIndex: Nullable(LeafIndex),
  },
  { title: 'PublicLeafPage' },
);
export type PublicLeafPage = Static<typeof PublicLeafPage>;

export const PublicCheckpoint = Closed(
  {
    size: TreeSize,
    root: TreeHash,
    at: Instant,
    /** The signed note (C2SP signed-note, tlog-checkpoint). */
    note: Type.String(),
  },
  { title: 'PublicCheckpoint' },
);
export type PublicCheckpoint = Static<typeof PublicCheckpoint>;

export const PublicCheckpointPage = Closed(
  {
    checkpoints: Type.Array(PublicCheckpoint),
    /** Give it as `before` for the older ones; null on the last page. */
    nextBefore: Nullable(Type.Integer({ minimum: 1 })),
  },
  { title: 'PublicCheckpointPage' },
);
export type PublicCheckpointPage = Static<typeof PublicCheckpointPage>;

export const InclusionProof = Closed(
  { index: LeafIndex, size: TreeSize, leafHash: TreeHash, root: TreeHash, proof: Type.Array(TreeHash) },
  { title: 'InclusionProof', description: 'That a leaf is in the tree (RFC 9162 §2.1.3).' },
);
export type InclusionProof = Static<typeof InclusionProof>;

export const ConsistencyProof = Closed(
  { from: TreeSize, to: TreeSize, fromRoot: TreeHash, toRoot: TreeHash, proof: Type.Array(TreeHash) },
  { title: 'ConsistencyProof', description: 'That one tree is the beginning of another (RFC 9162 §2.1.4).' },
);
export type ConsistencyProof = Static<typeof ConsistencyProof>;

/** What can be said of a publication, the best first. */
export const PUBLICATION_VERDICTS = ['valid', 'superseded', 'withdrawn', 'expired'] as const;
export const VERDICTS = [...PUBLICATION_VERDICTS, 'paper', 'unknown'] as const;
export const Verdict = Type.Enum(VERDICTS);
export type Verdict = Static<typeof Verdict>;

/** One publication that a code or a file belongs to. What is no longer public is told by its notice alone. */
export const Verification = Closed(
  {
    verdict: Type.Enum(PUBLICATION_VERDICTS),
    code: VerifyCode,
    slug: Type.String(),
    revision: Type.Integer({ minimum: 1 }),
    publishedAt: Instant,
    /** Of the revision that is public now; null for any other. */
    title: Nullable(Type.String()),
    category: Nullable(Code),
    contentHash: Nullable(Sha256),
    /** Who let it out, by post; the last one approved it. Empty on the immediate track. */
    approvals: Type.Array(PublicApproval),
    publishedBy: Nullable(Type.String()),
    signature: Nullable(ApprovalClass),
    supersededAt: Nullable(Instant),
    /** The revision that is public now in its place. */
    present: Nullable(
      Closed({ title: Type.String(), revision: Type.Integer(), publishedAt: Instant, code: VerifyCode }),
    ),
    ended: Nullable(Closed({ at: Instant, reason: Nullable(Type.String()), by: Type.String() })),
    /** Its place in the public log, and the proof of it; null for the seconds before the next checkpoint. */
    log: Nullable(Closed({ index: LeafIndex, inclusion: Nullable(InclusionProof) })),
  },
  { title: 'Verification' },
);
export type Verification = Static<typeof Verification>;

/** One of the office's own papers, known by its bytes or by its code. Of what was never public nothing more is told. */
export const PaperVerification = Closed(
  {
    /** Null where several papers carry the code. */
    kind: Nullable(Type.Enum(PAPER_KINDS)),
    /** Null where the code does not tell when. */
    drawnAt: Nullable(Instant),
    /**
     * Whether it says what stands now: its revision was not replaced, ended, changed or decided on since. Null where the
     * code does not tell of which revision it is.
     */
    current: Nullable(Type.Boolean()),
    /** Of the publication that it is of, told in `matches`; null while it was never public. */
    code: Nullable(VerifyCode),
    /** `differ`: known by the code that is printed on it; it was scanned, saved again or changed since it was drawn. */
    bytes: Type.Enum(['same', 'differ']),
  },
  { title: 'PaperVerification' },
);
export type PaperVerification = Static<typeof PaperVerification>;

export const VerificationResult = Closed(
  {
    /** `paper`: a paper of the office, of something that was never public. */
    verdict: Verdict,
    /** The best one first: what is public now, then what was replaced, then what was taken away. */
    matches: Type.Array(Verification),
    /** Which paper of the office the file is; null for any other file, and for a code. */
    paper: Type.Optional(Nullable(PaperVerification)),
  },
  { title: 'VerificationResult' },
);
export type VerificationResult = Static<typeof VerificationResult>;
