import type { Deps } from '../../../../api/src/office/deps.ts';
import type { ActorStamp } from '../../../../shared/src/actorStamp.ts';
import { approvalStatement, statementText } from '../../../../shared/src/statement.ts';
import { sha256 } from './ids.ts';
import type { SeedOffice } from './office.ts';
import type { FrozenItem } from './itemRows.ts';

interface Signing {
  readonly deps: Pick<Deps, 'seal'>;
  readonly office: SeedOffice;
  readonly by: ActorStamp;
  readonly at: string;
}

/** The last step's statement, sealed: what the decision's row holds of it, and what the log says. */
export function signedApproval(
  { id, slug, content, contentHash }: FrozenItem,
  { deps, office, by, at }: Signing,
) {
  const { policy } = office;
  const text = statementText(
    approvalStatement({
      office: policy.document.office.name.th,
      item: id,
      slug,
      title: content.title,
      ...{ revision: 1, round: 1, by, at, policy },
      contentHash,
      files: content.files.map((file) => file.sha256),
      method: 'password',
    }),
  );
  const { keyId } = deps.seal;
  const signature = deps.seal.sign(Buffer.from(text)).toString('base64url');
  return {
    row: {
      statementText: text,
      signature: { class: 'password' as const },
      seal: { keyId, algorithm: 'Ed25519' as const, signature },
    },
    details: {
      policyVersion: policy.version,
      signature: 'password',
      statement: sha256(text),
      sealKey: keyId,
    },
  };
}
