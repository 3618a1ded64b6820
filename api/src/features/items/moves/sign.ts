import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { preparedStatements } from '@phoeiphrae/db/schema/signatures';
import type { MoveBody } from '@phoeiphrae/shared/moveBodies';
import type { DecisionSignature, PaperSignature } from '@phoeiphrae/shared/signature';
import {
  approvalStatement,
  statementText,
  type ApprovalStatement,
  type SignatureClass,
} from '@phoeiphrae/shared/statement';
import { stampOf } from '../../../office/actor.ts';
import { ProblemException } from '../../../http/problem.ts';
import { reauthenticate } from '../../../office/reauthenticate.ts';
import { requirePasskey } from '../../../office/factors/passkeys.ts';
import { sealBytes } from '../../../office/sealKeys.ts';
import type { Confirmed, MoveContext, Signed } from './moveContext.ts';

type Stating = Pick<MoveContext, 'actor' | 'facts' | 'target' | 'as'>;

/** What the person approves, in which capacity, under the announcement that binds the revision. */
export function statementFor(
  { actor, facts, target, as }: Stating,
  method: SignatureClass,
  at: string,
): ApprovalStatement {
  const { row, policy } = target;
  return approvalStatement({
    office: policy.document.office.name.th,
    item: facts.item.id,
    slug: facts.item.slug,
    title: row.content.title,
    revision: row.number,
    round: row.round,
    contentHash: row.contentHash,
    files: row.content.files.map((file) => file.sha256),
    policy,
    by: stampOf(actor, as),
    method,
    at,
  });
}

/**
 * Confirms that it is the person, and seals the statement.
 * @throws {ProblemException} 403 when it is not; 429 after too many failures; 503 without the key in force.
 */
export async function signApproval(
  context: MoveContext,
  request: FastifyRequest,
  body: MoveBody<'approve'>,
): Promise<Confirmed> {
  if (body.passkey) return signByPasskey(context, body.passkey);
  await reauthenticate(context.deps, context.actor, body.password ?? '', request);
  const text = statementText(statementFor(context, 'password', context.now));
  return { signed: await sealed(context, text, { class: 'password' }) };
}

/**
 * The statement must be the one that was shown to this person, and still be true word for word: of the same revision
 * and content, in the same post, under the same order and announcement.
 */
async function signByPasskey(
  context: MoveContext,
  { statement: id, assertion }: NonNullable<MoveBody<'approve'>['passkey']>,
): Promise<Confirmed> {
  const { tx, deps, actor, now, as } = context;
  const mine = and(eq(preparedStatements.id, id), eq(preparedStatements.userId, actor.userId));
  const [prepared] = await tx.select().from(preparedStatements).where(mine).for('update');
  const signable =
    prepared?.usedAt === null &&
    prepared.expiresAt > now &&
    prepared.appointmentId === as.appointmentId &&
    prepared.text === statementText(statementFor(context, 'passkey', prepared.createdAt));
  if (!signable) throw new ProblemException('statement-stale');
  const { text } = prepared;
  const challenge = challengeOf(text);
  const key = await requirePasskey(tx, deps.config, { userId: actor.userId, assertion, challenge, now });
  await tx.update(preparedStatements).set({ usedAt: now }).where(mine);
  const { authenticatorData, clientDataJSON, signature } = assertion.response;
  const { credentialId, publicKey, algorithm } = key;
  const signed = await sealed(context, text, {
    class: 'passkey',
    credentialId,
    publicKey,
    algorithm,
    authenticatorData,
    clientDataJSON,
    signature,
  });
  return { signed, note: prepared.note };
}

/** An approval that was signed with ink: the office's seal attests what the scan shows. @throws {ProblemException} 503 */
export async function signOnPaper(context: MoveContext, signature: PaperSignature): Promise<Confirmed> {
  const text = statementText(statementFor(context, 'paper', context.now));
  return { signed: await sealed(context, text, signature) };
}

/** SHA-256 of the statement, in the form of a WebAuthn challenge. */
export const challengeOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

async function sealed(
  { tx, deps }: MoveContext,
  text: string,
  signature: DecisionSignature,
): Promise<Signed> {
  return { statementText: text, signature, seal: await sealBytes(tx, deps, Buffer.from(text)) };
}
