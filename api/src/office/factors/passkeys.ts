import { and, asc, eq, isNull } from 'drizzle-orm';
import { passkeys } from '@phoeiphrae/db/schema/signatures';
import type { PasskeyAssertion, PasskeyRequestOptions } from '@phoeiphrae/shared/passkey';
import type { Config } from '../../config/schema.ts';
import type { Queryable, Tx } from '../deps.ts';
import { ProblemException } from '../../http/problem.ts';

export type PasskeyRow = typeof passkeys.$inferSelect;

/** How long the browser waits for the person, in milliseconds; the server keeps a challenge as long. */
export const CEREMONY_MS = 5 * 60_000;

/** To whom a passkey is bound: the host of the public address, and nothing but that address may ask for it. */
export function relyingParty({ publicOrigin }: Config) {
  const { hostname, origin } = new URL(publicOrigin); // As a browser writes it: no standard port, lower case.
  return { id: hostname, origin };
}

/** Of this person, and not revoked. */
export const active = (userId: string) => and(eq(passkeys.userId, userId), isNull(passkeys.revokedAt));

/** The person's passkeys that are not revoked. */
export const activePasskeys = (db: Queryable, userId: string): Promise<PasskeyRow[]> =>
  db.select().from(passkeys).where(active(userId)).orderBy(asc(passkeys.createdAt));

export const descriptorOf = ({ credentialId, transports }: PasskeyRow) => ({
  id: credentialId,
  type: 'public-key' as const,
  transports,
});

/** @param challenge in base64url. */
export const requestOptions = (
  config: Config,
  keys: readonly PasskeyRow[],
  challenge: string,
): PasskeyRequestOptions => ({
  challenge,
  timeout: CEREMONY_MS,
  rpId: relyingParty(config).id,
  allowCredentials: keys.map(descriptorOf),
  userVerification: 'required',
});

interface Ceremony {
  readonly userId: string;
  readonly assertion: PasskeyAssertion;
  /** In base64url; exactly this one. */
  readonly challenge: string;
  readonly now: string;
}

/**
 * Checks an assertion (WebAuthn level 3, section 7.2): a key of this person that is not revoked, our origin and no
 * frame of another's, the challenge, user verification, and a counter that went on, where the authenticator has one
 * (those whose keys are copied between devices always say 0).
 * @throws {ProblemException} 403 when any of it does not hold; which, nobody is told.
 */
export async function requirePasskey(tx: Tx, config: Config, ceremony: Ceremony): Promise<PasskeyRow> {
  const { userId, assertion, challenge, now } = ceremony;
  const own = and(eq(passkeys.credentialId, assertion.id), eq(passkeys.userId, userId));
  const [row] = await tx
    .select()
    .from(passkeys)
    .where(and(own, isNull(passkeys.revokedAt)))
    .for('no key update');
  const counter = row && (await counterOf(config, row, assertion, challenge));
  if (!row || counter === undefined) throw new ProblemException('passkey-not-confirmed');
  await tx.update(passkeys).set({ counter, lastUsedAt: now }).where(eq(passkeys.id, row.id));
  return row;
}

/** @returns the authenticator's count of signatures, or undefined when the assertion does not hold. */
async function counterOf(config: Config, row: PasskeyRow, assertion: PasskeyAssertion, challenge: string) {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(config);
  const { userHandle: _userHandle, ...response } = assertion.response;
  // Loaded with the first passkey: 17 MB that most processes never need.
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  try {
    if (isFramed(response.clientDataJSON)) return undefined;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id: assertion.id,
        rawId: assertion.rawId,
        type: 'public-key',
        clientExtensionResults: {},
        response,
      },
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      credential: {
        id: row.credentialId,
        publicKey: new Uint8Array(Buffer.from(row.publicKey, 'base64url')),
        counter: row.counter,
      },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined; // The library throws for whatever does not fit.
  }
}

/** Whether the browser says that another site's page stood around ours. @throws {SyntaxError} when it is not JSON. */
export const isFramed = (clientDataJSON: string): boolean => {
  const text = Buffer.from(clientDataJSON, 'base64url').toString();
  return (JSON.parse(text) as { crossOrigin?: unknown }).crossOrigin === true;
};
