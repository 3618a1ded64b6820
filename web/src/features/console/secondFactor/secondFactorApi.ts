import type {
  Passkey,
  PasskeyAttestation,
  PasskeyCreationOptions,
  PasskeyList,
} from '@phoeiphrae/shared/passkey';
import type { RecoveryCodes, SecondFactorSecret, SecondFactorState } from '@phoeiphrae/shared/secondFactor';
import { api, bodyOf } from '@/api/client';

export const listPasskeys = async () => await bodyOf<PasskeyList>(api.GET('/api/v1/session/passkeys'));

export const preparePasskey = async (body: { password: string; label: string }) =>
  await bodyOf<PasskeyCreationOptions>(api.POST('/api/v1/session/passkeys/options', { body }));

export const registerPasskey = async (attestation: PasskeyAttestation) =>
  await bodyOf<Passkey>(api.POST('/api/v1/session/passkeys', { body: { attestation } }));

export const revokePasskey = async (id: string, password: string) =>
  await bodyOf<Passkey>(
    api.POST('/api/v1/session/passkeys/{id}/revoke', { params: { path: { id } }, body: { password } }),
  );

export const getSecondFactor = async () =>
  await bodyOf<SecondFactorState>(api.GET('/api/v1/session/second-factor'));

export const setUpCodes = async (password: string) =>
  await bodyOf<SecondFactorSecret>(api.POST('/api/v1/session/second-factor/set-up', { body: { password } }));

export const confirmCodes = async (code: string) =>
  await bodyOf<RecoveryCodes>(api.POST('/api/v1/session/second-factor/confirm', { body: { code } }));

export const removeCodes = async (body: { password: string; code: string }) =>
  await bodyOf(api.POST('/api/v1/session/second-factor/remove', { body }));
