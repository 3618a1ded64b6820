import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { passkeyRegistrations, passkeys } from '@phoeiphrae/db/schema/signatures';
import {
  PasskeyLabel,
  type PasskeyAttestation,
  type PasskeyCreationOptions,
  type PreparePasskey,
} from '@phoeiphrae/shared/passkey';
import type { Deps } from '../deps.ts';
import { ProblemException } from '../../http/problem.ts';
import { storedText } from '../../http/storedText.ts';
import { isDuplicate, type WriteContext } from '../write.ts';
import {
  activePasskeys,
  CEREMONY_MS,
  descriptorOf,
  isFramed,
  relyingParty,
  type PasskeyRow,
} from './passkeys.ts';

/** EdDSA, ES256, RS256 (IANA COSE algorithms): what authenticators in use have, the shortest signatures first. */
const ALGORITHMS = [-8, -7, -257];
/** As many passkeys as one person has at a time. */
const PASSKEYS_MAX = 20;

/**
 * What the browser needs to make a passkey, remembered for five minutes. The password was asked for before.
 * @throws {ProblemException} 409 when the person has as many keys as one may have; 400 when nothing is left of the label.
 */
export async function preparePasskey(
  { tx, actor, now }: WriteContext,
  { config }: Deps,
  body: PreparePasskey,
): Promise<PasskeyCreationOptions> {
  const keys = await activePasskeys(tx, actor.userId);
  if (keys.length >= PASSKEYS_MAX) throw new ProblemException('already-exists');
  const challenge = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.parse(now) + CEREMONY_MS).toISOString();
  const kept = { challenge, label: storedText(PasskeyLabel, body.label, '/label'), expiresAt };
  await tx
    .insert(passkeyRegistrations)
    .values({ userId: actor.userId, ...kept })
    .onConflictDoUpdate({ target: passkeyRegistrations.userId, set: kept });
  return {
    challenge,
    timeout: CEREMONY_MS,
    rp: { id: relyingParty(config).id, name: actor.policy.document.office.shortName.th },
    user: {
      id: Buffer.from(actor.userId.replaceAll('-', ''), 'hex').toString('base64url'),
      name: actor.username,
      displayName: actor.name,
    },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: keys.map(descriptorOf),
    authenticatorSelection: {
      residentKey: 'preferred',
      requireResidentKey: false,
      userVerification: 'required',
    },
    attestation: 'none',
  };
}

/**
 * Takes in a new passkey; the preparation is used up by it.
 * @throws {ProblemException} 403 when it was not prepared or does not hold; 409 when it is known already.
 */
export async function registerPasskey(
  { tx, actor, now }: WriteContext,
  { config }: Deps,
  attestation: PasskeyAttestation,
): Promise<PasskeyRow> {
  const [prepared] = await tx
    .delete(passkeyRegistrations)
    .where(eq(passkeyRegistrations.userId, actor.userId))
    .returning();
  const made =
    prepared && prepared.expiresAt > now
      ? await newKey(relyingParty(config), prepared.challenge, attestation)
      : undefined;
  if (!prepared || !made) throw new ProblemException('passkey-not-confirmed');
  try {
    const [row] = await tx
      .insert(passkeys)
      .values({ ...made, userId: actor.userId, label: prepared.label, createdAt: now })
      .returning();
    if (!row) throw new Error('the passkey was not written');
    return row;
  } catch (error) {
    throw isDuplicate(error) ? new ProblemException('already-exists') : error;
  }
}

/** WebAuthn level 3, section 7.1. Who made the authenticator is not asked: any that verifies its user will do. */
async function newKey(
  { id, origin }: ReturnType<typeof relyingParty>,
  expectedChallenge: string,
  attestation: PasskeyAttestation,
) {
  const { clientDataJSON, attestationObject, transports = [] } = attestation.response;
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const { cose, decodeCredentialPublicKey } = await import('@simplewebauthn/server/helpers');
  try {
    if (isFramed(clientDataJSON)) return undefined;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id: attestation.id,
        rawId: attestation.rawId,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON, attestationObject },
      },
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return undefined;
    const { credential, credentialBackedUp: backedUp } = registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      algorithm: Number(decodeCredentialPublicKey(credential.publicKey).get(cose.COSEKEYS.alg)),
      counter: credential.counter,
      transports,
      backedUp,
    };
  } catch {
    return undefined; // The library throws for whatever does not fit.
  }
}
