import type { Passkey, PasskeyCreationOptions } from '@phoeiphrae/shared/passkey';
import { Authenticator } from './authenticator.ts';
import { TEST_PASSWORD, type Person } from './asPost.ts';

type Options = ConstructorParameters<typeof Authenticator>[0];

/** Gives a person a passkey, as the account page does. */
export async function givePasskey(person: Person, options?: Options) {
  const authenticator = new Authenticator(options);
  const body = { password: TEST_PASSWORD, label: 'โทรศัพท์' };
  const prepared = await person.post<PasskeyCreationOptions>('/session/passkeys/options', body);
  const attestation = authenticator.create(prepared.body);
  const made = await person.post<Passkey>('/session/passkeys', { attestation });
  if (made.status !== 201) throw new Error(made.text);
  return { authenticator, passkey: made.body };
}
