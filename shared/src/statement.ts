import Type, { type Static } from 'typebox';
import { AppointedBy } from './appointedBy.ts';
import { canonicalJson } from './canonicalJson.ts';
import { Closed, Code, Instant, Nullable, Sha256, Uuid } from './primitives.ts';

/**
 * How an approval was confirmed; each is a class of signature of its own (docs/adr/0011).
 * passkey: a signature made by the approver's own authenticator, after it had verified its user, over this statement;
 * password: the password given again, attested by the office's seal; paper: ink on the printed memo, kept as a scan.
 * All aim at section 9 of the Electronic Transactions Act, passkey also at the properties of section 26; none at 28.
 */
export const SIGNATURE_CLASSES = ['passkey', 'password', 'paper'] as const;
export const SignatureClass = Type.Enum(SIGNATURE_CLASSES);
export type SignatureClass = (typeof SIGNATURE_CLASSES)[number];

/** A person in the capacity in which they act, without what only this system knows of them. */
export const Signatory = Closed(
  {
    name: Type.String(),
    post: Nullable(Code),
    postTitle: Type.String(),
    capacity: Nullable(Type.String()),
    orderNumber: Nullable(Type.String()),
    appointedBy: Type.Optional(AppointedBy),
  },
  { title: 'Signatory' },
);
export type Signatory = Static<typeof Signatory>;

/** What an approver signs: who approves what, in which capacity, under which announcement, when. Format 1. */
export const ApprovalStatement = Closed(
  {
    format: Type.Literal(1),
    act: Type.Literal('approve'),
    /** Name of the office, in Thai. */
    office: Type.String(),
    item: Uuid,
    slug: Type.String(),
    title: Type.String(),
    revision: Type.Integer({ minimum: 1 }),
    round: Type.Integer({ minimum: 1 }),
    contentHash: Sha256,
    /** The bytes of each file, in the order in which they are shown. */
    files: Type.Array(Sha256),
    policy: Closed({ version: Type.Integer({ minimum: 1 }), sha256: Sha256 }),
    by: Signatory,
    method: SignatureClass,
    at: Instant,
  },
  { title: 'ApprovalStatement' },
);
export type ApprovalStatement = Static<typeof ApprovalStatement>;

type StatementFacts = Omit<ApprovalStatement, 'format' | 'act'>;

/** Takes over what is named and nothing else, so that a wider object adds nothing to what is signed. */
export function approvalStatement(facts: StatementFacts): ApprovalStatement {
  const { office, item, slug, title, revision, round, contentHash, files, policy, by, method, at } = facts;
  return {
    format: 1,
    act: 'approve',
    office,
    item,
    slug,
    title,
    revision,
    round,
    contentHash,
    files: [...files],
    policy: { version: policy.version, sha256: policy.sha256 },
    by: signatory(by),
    method,
    at,
  };
}

export const signatory = ({
  name,
  post,
  postTitle,
  capacity,
  orderNumber,
  appointedBy,
}: Signatory): Signatory => ({
  name,
  post,
  postTitle,
  capacity,
  orderNumber,
  ...(appointedBy ? { appointedBy } : {}),
});

/** The text that is hashed and signed: RFC 8785, in UTF-8. @throws {TypeError} for what JSON cannot hold. */
export const statementText = (statement: ApprovalStatement): string => canonicalJson(statement);
