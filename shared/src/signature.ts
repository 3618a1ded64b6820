import Type, { type Static } from 'typebox';
import { CalendarDate, Closed, Sha256 } from './primitives.ts';
import { Signatory } from './statement.ts';

/** Bytes in base64url without padding. */
export const Base64Url = Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: 20_000 });

/**
 * The approver's own signature (WebAuthn level 3, section 7.2). It is over authenticatorData ‖ SHA-256(clientDataJSON);
 * the challenge inside clientDataJSON is SHA-256 of the statement's text. Checkable with nothing of ours.
 */
export const PasskeySignature = Closed(
  {
    class: Type.Literal('passkey'),
    credentialId: Base64Url,
    /** COSE_Key (RFC 9052). */
    publicKey: Base64Url,
    /** Number of the COSE algorithm: -7 ES256, -8 EdDSA, -257 RS256. */
    algorithm: Type.Integer(),
    authenticatorData: Base64Url,
    clientDataJSON: Base64Url,
    signature: Base64Url,
  },
  { title: 'PasskeySignature' },
);
export type PasskeySignature = Static<typeof PasskeySignature>;

/** The password given again. There is nothing to check but the office's seal: it is the office that attests. */
export const PasswordSignature = Closed({ class: Type.Literal('password') }, { title: 'PasswordSignature' });

/** Ink on paper: the scan by its digest, the day of the signature, who entered it, and the second person who compared it. */
export const PaperSignature = Closed(
  {
    class: Type.Literal('paper'),
    evidence: Sha256,
    signedOn: CalendarDate,
    recordedBy: Signatory,
    checkedBy: Signatory,
  },
  { title: 'PaperSignature' },
);
export type PaperSignature = Static<typeof PaperSignature>;

export const DecisionSignature = Type.Union([PasskeySignature, PasswordSignature, PaperSignature], {
  title: 'DecisionSignature',
});
export type DecisionSignature = Static<typeof DecisionSignature>;

/** First 16 hexadecimal digits of SHA-256 over the 32 bytes of an Ed25519 public key. */
export const SealKeyId = Type.String({ pattern: '^[0-9a-f]{16}$', examples: ['a1b2c3d4e5f60718'] });

/** The office's Ed25519 signature (RFC 8032) over the statement's text in UTF-8. */
export const Seal = Closed(
  { keyId: SealKeyId, algorithm: Type.Literal('Ed25519'), signature: Base64Url },
  { title: 'Seal' },
);
export type Seal = Static<typeof Seal>;
