import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type {
  PasskeyAssertion,
  PasskeyAttestation,
  PasskeyCreationOptions,
  PasskeyRequestOptions,
} from '@phoeiphrae/shared/passkey';
import { ProblemError } from '@/api/problem';

/** The types of problems that arise here, at the device, and not at the API. */
export const PASSKEY_CANCELLED = 'about:passkey-cancelled';
export const PASSKEY_KNOWN = 'about:passkey-known';
export const PASSKEY_FAILED = 'about:passkey-failed';

/** Whether this browser can make and use passkeys at all. */
export const hasPasskeys = (): boolean => browserSupportsWebAuthn();

function problemAt(error: unknown): ProblemError {
  const name = error instanceof Error ? error.name : '';
  const code = error instanceof WebAuthnError ? error.code : '';
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' || name === 'InvalidStateError')
    return new ProblemError({ type: PASSKEY_KNOWN, status: 400 });
  // A person who says no and one who lets the time pass look the same, on purpose (WebAuthn, section 14.5).
  if (name === 'NotAllowedError' || name === 'AbortError')
    return new ProblemError({ type: PASSKEY_CANCELLED, status: 400 });
  return new ProblemError({ type: PASSKEY_FAILED, status: 400 });
}

/** Asks the device for a signature. @throws {ProblemError} when the person says no, or the device cannot. */
export async function signWithPasskey(options: PasskeyRequestOptions): Promise<PasskeyAssertion> {
  try {
    const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
    const { id, rawId, response, type, authenticatorAttachment, clientExtensionResults } =
      await startAuthentication({ optionsJSON });
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    return {
      id,
      rawId,
      type: type,
      clientExtensionResults: { ...clientExtensionResults },
      authenticatorAttachment: authenticatorAttachment ?? null,
      response: { clientDataJSON, authenticatorData, signature, userHandle: userHandle ?? null },
    };
  } catch (error) {
    throw problemAt(error);
  }
}

/** Has the device make a new key. @throws {ProblemError} as `signWithPasskey`, and when the device has one already. */
export async function makePasskey(options: PasskeyCreationOptions): Promise<PasskeyAttestation> {
  try {
    const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
    const { id, rawId, response, type, authenticatorAttachment, clientExtensionResults } =
      await startRegistration({ optionsJSON });
    const { clientDataJSON, attestationObject, transports } = response;
    return {
      id,
      rawId,
      type: type,
      clientExtensionResults: { ...clientExtensionResults },
      authenticatorAttachment: authenticatorAttachment ?? null,
      response: { clientDataJSON, attestationObject, ...(transports ? { transports } : {}) },
    };
  } catch (error) {
    throw problemAt(error);
  }
}
