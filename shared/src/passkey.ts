import Type, { type Static } from 'typebox';
import { Closed, Instant, Nullable, Sha256, Uuid } from './primitives.ts';
import { ApprovalStatement } from './statement.ts';

/** WebAuthn level 3 in its JSON form (section 5.1.8 and 5.1.9), as far as it is used here. Bytes are base64url. */
const Bytes = Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: 20_000 });
const extensions = Type.Record(Type.String(), Type.Unknown());
const attachment = Type.Optional(Nullable(Type.Enum(['platform', 'cross-platform'])));
const common = {
  id: Bytes,
  rawId: Bytes,
  type: Type.Literal('public-key'),
  clientExtensionResults: extensions,
  authenticatorAttachment: attachment,
};
const transports = Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10 });

/** What `navigator.credentials.get` gives: a signature. */
export const PasskeyAssertion = Closed(
  {
    ...common,
    response: Closed({
      clientDataJSON: Bytes,
      authenticatorData: Bytes,
      signature: Bytes,
      userHandle: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
    }),
  },
  { title: 'PasskeyAssertion' },
);
export type PasskeyAssertion = Static<typeof PasskeyAssertion>;

/** What `navigator.credentials.create` gives: a new key. Only the two named bytes are read. */
export const PasskeyAttestation = Closed(
  {
    ...common,
    response: Closed({
      clientDataJSON: Bytes,
      attestationObject: Bytes,
      transports: Type.Optional(transports),
      authenticatorData: Type.Optional(Bytes),
      publicKey: Type.Optional(Bytes),
      publicKeyAlgorithm: Type.Optional(Type.Integer()),
    }),
  },
  { title: 'PasskeyAttestation' },
);
export type PasskeyAttestation = Static<typeof PasskeyAttestation>;

const Descriptor = Closed({ id: Bytes, type: Type.Literal('public-key'), transports });

/** To be given to `startAuthentication`. */
export const PasskeyRequestOptions = Closed(
  {
    challenge: Bytes,
    /** In milliseconds. */
    timeout: Type.Integer(),
    rpId: Type.String(),
    allowCredentials: Type.Array(Descriptor),
    userVerification: Type.Literal('required'),
  },
  { title: 'PasskeyRequestOptions' },
);
export type PasskeyRequestOptions = Static<typeof PasskeyRequestOptions>;

/** To be given to `startRegistration`. */
export const PasskeyCreationOptions = Closed(
  {
    challenge: Bytes,
    timeout: Type.Integer(),
    rp: Closed({ id: Type.String(), name: Type.String() }),
    user: Closed({ id: Bytes, name: Type.String(), displayName: Type.String() }),
    pubKeyCredParams: Type.Array(Closed({ type: Type.Literal('public-key'), alg: Type.Integer() })),
    excludeCredentials: Type.Array(Descriptor),
    authenticatorSelection: Closed({
      residentKey: Type.Literal('preferred'),
      requireResidentKey: Type.Literal(false),
      userVerification: Type.Literal('required'),
    }),
    attestation: Type.Literal('none'),
  },
  { title: 'PasskeyCreationOptions' },
);
export type PasskeyCreationOptions = Static<typeof PasskeyCreationOptions>;

export const PasskeyLabel = Type.String({ minLength: 1, maxLength: 100, examples: ['โทรศัพท์ของผู้อำนวยการ'] });
const password = Type.String({ minLength: 1, maxLength: 200 });

export const Passkey = Closed(
  {
    id: Uuid,
    label: PasskeyLabel,
    /** Whether the maker of the authenticator keeps copies of the key, so that it is on several devices. */
    backedUp: Type.Boolean(),
    createdAt: Instant,
    lastUsedAt: Nullable(Instant),
    revokedAt: Nullable(Instant),
  },
  { title: 'Passkey' },
);
export type Passkey = Static<typeof Passkey>;

/** Newest first; revoked ones stay in the list. */
export const PasskeyList = Closed({ passkeys: Type.Array(Passkey) }, { title: 'PasskeyList' });
export type PasskeyList = Static<typeof PasskeyList>;

export const PreparePasskey = Closed({ password, label: PasskeyLabel }, { title: 'PreparePasskey' });
export type PreparePasskey = Static<typeof PreparePasskey>;

export const RegisterPasskey = Closed({ attestation: PasskeyAttestation }, { title: 'RegisterPasskey' });
export type RegisterPasskey = Static<typeof RegisterPasskey>;

export const RevokePasskey = Closed({ password }, { title: 'RevokePasskey' });
export type RevokePasskey = Static<typeof RevokePasskey>;

/** A statement ready to be signed: `passkey.challenge` is its SHA-256. Null without a passkey to sign with. */
export const PreparedStatement = Closed(
  {
    id: Uuid,
    statement: ApprovalStatement,
    text: Type.String(),
    sha256: Sha256,
    expiresAt: Instant,
    passkey: Nullable(PasskeyRequestOptions),
  },
  { title: 'PreparedStatement' },
);
export type PreparedStatement = Static<typeof PreparedStatement>;
