import Type, { type Static } from 'typebox';
import { Closed, Instant, Nullable } from './primitives.ts';
import { PasskeyAssertion, PasskeyRequestOptions } from './passkey.ts';

const SECOND_FACTORS = ['code', 'passkey'] as const;

/** What is asked for after the right password, with the problem `second-factor-required`. */
export const SecondStep = Closed(
  {
    /** Stands for the password that was right; for five minutes, for one sign-in. */
    token: Type.String(),
    expiresAt: Instant,
    methods: Type.Array(Type.Enum(SECOND_FACTORS)),
    /** For the method `passkey`. */
    passkey: Nullable(PasskeyRequestOptions),
  },
  { title: 'SecondStep' },
);
export type SecondStep = Static<typeof SecondStep>;

/** Six digits of the app, or a recovery code with or without its hyphens. */
const code = Type.String({ minLength: 6, maxLength: 20, examples: ['123456'] });
const password = Type.String({ minLength: 1, maxLength: 200 });

export const FinishSignIn = Closed(
  {
    token: Type.String({ minLength: 1, maxLength: 100 }),
    code: Type.Optional(code),
    passkey: Type.Optional(PasskeyAssertion),
  },
  {
    title: 'FinishSignIn',
    description: 'A code or a passkey: exactly one of both.',
    oneOf: [{ required: ['code'] }, { required: ['passkey'] }],
  },
);
export type FinishSignIn = Static<typeof FinishSignIn>;

export const SecondFactorState = Closed(
  {
    /** Whether a post held today asks for one. */
    required: Type.Boolean(),
    /** The codes of an app; null when they are not set up. */
    codes: Nullable(Closed({ confirmedAt: Instant, recoveryCodesLeft: Type.Integer({ minimum: 0 }) })),
    /** Passkeys that are not revoked. */
    passkeys: Type.Integer({ minimum: 0 }),
  },
  { title: 'SecondFactorState' },
);
export type SecondFactorState = Static<typeof SecondFactorState>;

export const SetUpSecondFactor = Closed({ password }, { title: 'SetUpSecondFactor' });
export type SetUpSecondFactor = Static<typeof SetUpSecondFactor>;

/** Shown once. `uri` is for a QR code (otpauth://totp/…), `secret` for typing, in base 32. */
export const SecondFactorSecret = Closed(
  { uri: Type.String(), secret: Type.String() },
  { title: 'SecondFactorSecret' },
);
export type SecondFactorSecret = Static<typeof SecondFactorSecret>;

export const ConfirmSecondFactor = Closed({ code }, { title: 'ConfirmSecondFactor' });
export type ConfirmSecondFactor = Static<typeof ConfirmSecondFactor>;

/** Shown once: each stands for one code of the app, when the app is not at hand. */
export const RecoveryCodes = Closed(
  { recoveryCodes: Type.Array(Type.String({ examples: ['A1B2-C3D4-E5F6'] })) },
  { title: 'RecoveryCodes' },
);
export type RecoveryCodes = Static<typeof RecoveryCodes>;

export const RemoveSecondFactor = Closed({ password, code }, { title: 'RemoveSecondFactor' });
export type RemoveSecondFactor = Static<typeof RemoveSecondFactor>;
