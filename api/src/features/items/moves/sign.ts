import type { FastifyRequest } from 'fastify';
import type { MoveBody } from '@phoeiphrae/shared/item';
import type { DecisionSignature, Seal } from '@phoeiphrae/shared/signature';
import {
  approvalStatement,
  statementText,
  type ApprovalStatement,
  type SignatureClass,
} from '@phoeiphrae/shared/statement';
import { stampOf } from '../../../actor.ts';
import { reauthenticate } from '../../../reauthenticate.ts';
import { sealBytes } from '../../../signing/sealKeys.ts';
import type { MoveContext } from '../transitionItem.ts';

/** What an approval is kept with. */
export interface Signed {
  readonly statementText: string;
  readonly signature: DecisionSignature;
  readonly seal: Seal;
}

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
): Promise<Signed> {
  await reauthenticate(context.deps, context.actor, body.password ?? '', request);
  const text = statementText(statementFor(context, 'password', context.now));
  return sealed(context, text, { class: 'password' });
}

async function sealed(
  { tx, deps }: MoveContext,
  text: string,
  signature: DecisionSignature,
): Promise<Signed> {
  return { statementText: text, signature, seal: await sealBytes(tx, deps, Buffer.from(text)) };
}
