import Type, { type Static } from 'typebox';
import { Closed, Code, Instant, Nullable, Sha256, VerifyCode } from './primitives.ts';
import { ApprovalClass, TreeHash } from './publicLog.ts';
import { Track } from './policy/track.ts';
import { Base64Url, DecisionSignature, Seal, SealKeyId } from './signature.ts';

/** A public key of the office's seal, and how the one before it announced it. */
export const CertificateKey = Closed(
  {
    keyId: SealKeyId,
    publicKey: Base64Url,
    createdAt: Instant,
    retiredAt: Nullable(Instant),
    previousKeyId: Nullable(SealKeyId),
    announcement: Nullable(Type.String()),
    announcementSignature: Nullable(Base64Url),
  },
  { title: 'CertificateKey' },
);

/** Everything by which a published revision can be checked without this system (docs/evidence.md). */
export const Certificate = Closed(
  {
    format: Type.Literal(1),
    kind: Type.Literal('certificate'),
    /** Public address of the site; name of its log. */
    origin: Type.String(),
    log: Type.String(),
    publication: Closed({
      slug: Type.String(),
      revision: Type.Integer({ minimum: 1 }),
      contentHash: Sha256,
      verifyCode: VerifyCode,
      publishedAt: Instant,
      track: Track,
      category: Code,
      policyVersion: Type.Integer(),
    }),
    /** Canonical JSON of what was approved, as text: its SHA-256 is the content hash. */
    canonical: Type.String(),
    /** Null on the immediate track. The statement is null where it was approved before statements were signed. */
    approval: Nullable(
      Closed({
        class: ApprovalClass,
        statement: Nullable(Type.String()),
        signature: Nullable(DecisionSignature),
        seal: Nullable(Seal),
      }),
    ),
    keys: Type.Array(CertificateKey),
    index: Type.Integer({ minimum: 0 }),
    leaf: Type.String(),
    /** Null for the seconds before the next checkpoint. */
    proof: Nullable(Type.Array(TreeHash)),
    checkpoint: Nullable(Type.String()),
  },
  { title: 'Certificate' },
);
export type Certificate = Static<typeof Certificate>;
