import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import { paperMark } from '@phoeiphrae/shared/paperDecision';
import type { ChainStep } from '@phoeiphrae/shared/policy/chainStep';
import { STATE_TRAITS } from '@phoeiphrae/shared/workflow';
import type { FormData, MemoData, OpinionPart, QrPart } from '../../../engines/press/data.ts';
import { QR_FILE } from '../../../engines/press/drawPaper.ts';
import type { PaperCase } from '../paperCases.ts';
import { officePart, policyPart, subjectPart, type PaperSetting, type Shown } from './parts.ts';
import { postText, ROLES, SIGNED_WORDS, signerPart } from './signers.ts';
import { dayOf, joined } from './thaiWords.ts';

type DecisionRow = PaperCase['revision']['decisions'][number];

export const shownOf = ({ facts, revision: { row } }: PaperCase): Shown => ({
  slug: facts.item.slug,
  workGroup: facts.item.workGroup,
  content: row.content,
  contentHash: row.contentHash,
  number: row.number,
});

export const qrPart = (alternative: string): QrPart => ({ file: QR_FILE, alternative });

/** Ties a scan of the signed paper to the revision and its bytes. */
export const scanPayload = ({ revision: { row } }: PaperCase, kind: string): string =>
  paperMark({ revisionId: row.id, contentHash: row.contentHash, kind });

/** Whoever submitted it; before that, whoever wrote on it first. */
export function preparerOf({ revision: { row, contributors } }: PaperCase): ActorStamp | null {
  const submitted = contributors.find((entry) => entry.userId === row.submittedBy);
  return (submitted ?? contributors[0])?.stamp ?? null;
}

/** Decisions count within their round; a draft that was taken back begins a new one. */
export function decisionsOf({ revision: { row, decisions } }: PaperCase): DecisionRow[] {
  return row.state === 'draft' ? [] : decisions.filter((decision) => decision.round === row.round);
}

/** The paper's own moment: of the last thing that was done to what it shows. */
export function momentOf(subject: PaperCase): string {
  const { row } = subject.revision;
  const last = decisionsOf(subject).at(-1)?.decidedAt;
  return last ?? (STATE_TRAITS[row.state].editable ? row.updatedAt : (row.submittedAt ?? row.updatedAt));
}

const OUTCOMES = {
  endorse: 'yes',
  approve: 'yes',
  return: 'no',
  reject: 'no',
  pass_over: 'passed_over',
} as const;

function opinionPart(step: ChainStep, subject: PaperCase, setting: PaperSetting): OpinionPart {
  const taken = decisionsOf(subject).find((decision) => decision.step === step.code);
  const post = setting.policy.document.posts.find((entry) => entry.code === step.post)?.title.th ?? step.post;
  const role = postText(post, setting);
  const base = {
    decides: step.decision,
    outcome: taken ? OUTCOMES[taken.kind] : null,
    note: taken?.reason ?? null,
  };
  if (!taken || taken.kind === 'pass_over') {
    return { ...base, ...signerPart({ role, person: subject.expected.get(step.code) }, setting) };
  }
  const { signature } = taken;
  const how = signature?.class ?? (taken.kind === 'approve' ? 'unknown' : 'system');
  // Ink has its own day; the decision has that on which it was compared.
  const at = signature?.class === 'paper' ? `${signature.signedOn}T05:00:00.000Z` : taken.decidedAt;
  return { ...base, ...signerPart({ role, person: taken.stamp, at, signed: SIGNED_WORDS[how] }, setting) };
}

/** To whom a memo goes: the post of the last step, with the office's full name. */
function addresseeOf({ policy: { document } }: PaperSetting): string {
  const last = document.chain.at(-1)?.post;
  const title = document.posts.find((post) => post.code === last)?.title.th ?? '';
  return joined(title, document.office.name.th) ?? `${title}${document.office.name.th}`;
}

/** บันทึกข้อความ: asks the last step, through those before it, for permission to publish. */
export function memoData(subject: PaperCase, setting: PaperSetting): MemoData {
  const { row } = subject.revision;
  const submittedAt = STATE_TRAITS[row.state].editable ? null : row.submittedAt;
  const signed = submittedAt === null ? null : SIGNED_WORDS.system;
  const preparer = { role: ROLES.preparer, person: preparerOf(subject), at: submittedAt, signed };
  return {
    kind: 'memo',
    title: `บันทึกข้อความ ขออนุญาตเผยแพร่ข้อมูล เรื่อง ${row.content.title}`,
    office: officePart(setting.policy, setting.templates),
    subject: subjectPart(shownOf(subject), setting),
    policy: policyPart(setting.policy, row.content.category),
    date: submittedAt === null ? null : dayOf(submittedAt),
    addressee: addresseeOf(setting),
    preparer: signerPart(preparer, setting),
    opinions: setting.policy.document.chain.map((step) => opinionPart(step, subject, setting)),
    qr: qrPart('คิวอาร์โค้ดที่ผูกเอกสารฉบับนี้กับเนื้อหาที่เสนอ'),
  };
}

/** The prescribed form for signature: names where they are known, lines for ink everywhere. */
export function formData(subject: PaperCase, setting: PaperSetting): FormData {
  const { row } = subject.revision;
  const last = setting.policy.document.chain.at(-1);
  const approver = subject.way === 'approval' && last ? subject.expected.get(last.code) : null;
  const approved = decisionsOf(subject).find((decision) => decision.kind === 'approve');
  return {
    kind: 'form',
    title: `แบบฟอร์มการขอเผยแพร่ข้อมูล เรื่อง ${row.content.title}`,
    office: officePart(setting.policy, setting.templates),
    subject: subjectPart(shownOf(subject), setting),
    policy: policyPart(setting.policy, row.content.category),
    date: row.submittedAt === null ? null : dayOf(row.submittedAt),
    preparer: signerPart({ role: ROLES.preparer, person: preparerOf(subject) }, setting),
    approver: signerPart({ role: ROLES.approver, person: approved?.stamp ?? approver }, setting),
    publisher: signerPart({ role: ROLES.publisher }, setting),
    completed: null,
    qr: qrPart('คิวอาร์โค้ดที่ผูกแบบฟอร์มนี้กับเนื้อหาที่เสนอ'),
  };
}
