import { createHash } from 'node:crypto';
import type { PublicApprovalRecord } from '@phoeiphrae/db/schema/items';
import type { Content } from '@phoeiphrae/shared/content';
import type { Seal } from '@phoeiphrae/shared/signature';
import type { SignatureClass } from '@phoeiphrae/shared/statement';
import type { CertificateData, FormData, ItemData } from '../../../engines/press/data.ts';
import { richText } from '../../../engines/press/richText.ts';
import type { Block } from '../../../engines/press/richTree.ts';
import { qrPart } from './memo.ts';
import { officePart, policyPart, subjectPart, type PaperSetting, type Shown } from './parts.ts';
import {
  appointmentText,
  CLASS_WORDS,
  postText,
  ROLES,
  SIGNED_WORDS,
  signerPart,
  type NamedPerson,
} from './signers.ts';
import { dayOf, momentText, thai } from './thaiWords.ts';

/** A revision that was approved or published, as the public views or the staff's tables tell of it. */
export interface PublishedCase extends Shown {
  readonly approvals: readonly PublicApprovalRecord[];
  readonly round: number | null;
  readonly submittedAt: string | null;
  readonly preparer: NamedPerson | null;
  readonly publishedAt: string | null;
  readonly publisher: NamedPerson | null;
  /** Of the approval; null on the immediate track and before there were signatures. */
  readonly signature: SignatureClass | null;
  readonly seal: Seal | null;
  readonly statement: string | null;
  readonly verifyCode: string | null;
  readonly leafIndex: number | null;
}

export const approvalOf = ({ approvals }: PublishedCase): PublicApprovalRecord | undefined =>
  approvals.find((entry) => entry.kind === 'approve');

/** Where anyone checks a paper: by its code, or, before there is one, by its bytes. */
export const verifyAddress = ({ verifyCode }: PublishedCase, origin: string): string =>
  `${origin}/verify${verifyCode === null ? '' : `/${verifyCode}`}`;

export const codeText = (code: string | null): string | null => code?.replace(/(.{4})(?=.)/g, '$1-') ?? null;

/** The moment a paper of what is published was made at. */
export const publishedMoment = (subject: PublishedCase): string =>
  subject.publishedAt ?? approvalOf(subject)?.decidedAt ?? '1970-01-01T00:00:00.000Z';

/** The form with what was filled in since: who signed how, where and when it was published. */
export function completedFormData(subject: PublishedCase, setting: PaperSetting): FormData {
  const approval = approvalOf(subject);
  const { publishedAt, submittedAt } = subject;
  const signature = subject.signature ?? 'unknown';
  const acted = (role: string, person: NamedPerson | null | undefined, at: string | null, how: string) =>
    signerPart({ role, person, at, signed: person && at !== null ? how : null }, setting);
  return {
    kind: 'form_completed',
    title: `แบบฟอร์มการขอเผยแพร่ข้อมูล เรื่อง ${subject.content.title}`,
    office: officePart(setting.policy, setting.templates),
    subject: subjectPart(subject, setting),
    policy: policyPart(setting.policy, subject.content.category),
    date: submittedAt === null ? (publishedAt === null ? null : dayOf(publishedAt)) : dayOf(submittedAt),
    preparer: acted(ROLES.preparer, subject.preparer, submittedAt ?? publishedAt, SIGNED_WORDS.system),
    approver: approval
      ? acted(ROLES.approver, approval, approval.decidedAt, SIGNED_WORDS[signature])
      : {
          ...signerPart({ role: ROLES.approver }, setting),
          signed: 'ข้อมูลประเภทที่ไม่ต้องขออนุมัติ',
          name: '–',
          post: '–',
        },
    publisher: acted(ROLES.publisher, subject.publisher, publishedAt, SIGNED_WORDS.system),
    completed: {
      address: `${setting.origin}/i/${subject.slug}`,
      publishedAt: publishedAt === null ? '' : momentText(publishedAt),
      signatureClass: approval ? CLASS_WORDS[signature] : 'ไม่มี เพราะเป็นข้อมูลที่เผยแพร่ได้ทันที',
    },
    qr: qrPart(`คิวอาร์โค้ดสำหรับตรวจสอบที่ ${verifyAddress(subject, setting.origin)}`),
  };
}

function stepsOf(subject: PublishedCase, setting: PaperSetting): CertificateData['steps'] {
  const { chain } = setting.policy.document;
  return subject.approvals
    .filter(({ kind }) => kind !== 'approve')
    .map((entry) => ({
      step: chain.find(({ code }) => code === entry.step)?.title.th ?? entry.step,
      by:
        entry.kind === 'pass_over'
          ? 'ข้ามขั้นตอน เพราะผู้ดำรงตำแหน่งมีส่วนในการจัดทำ'
          : `${entry.name} ${postText(entry.postTitle, setting)}`,
      at: momentText(entry.decidedAt),
    }));
}

export function certificateData(subject: PublishedCase, setting: PaperSetting): CertificateData {
  const approval = approvalOf(subject);
  const address = verifyAddress(subject, setting.origin);
  const { statement, leafIndex, seal } = subject;
  return {
    kind: 'certificate',
    title: `หนังสือรับรอง เรื่อง ${subject.content.title}`,
    office: officePart(setting.policy, setting.templates),
    subject: subjectPart(subject, setting),
    policy: policyPart(setting.policy, subject.content.category),
    approval: approval
      ? {
          name: approval.name,
          post: postText(approval.postTitle, setting),
          order: appointmentText(approval),
          decidedAt: momentText(approval.decidedAt),
          round: subject.round === null ? null : thai(subject.round),
        }
      : null,
    steps: stepsOf(subject, setting),
    publishedAt: subject.publishedAt === null ? null : momentText(subject.publishedAt),
    signature: {
      class: subject.signature ?? 'unknown',
      sealKey: seal?.keyId ?? null,
      statementHash: statement === null ? null : createHash('sha256').update(statement).digest('hex'),
      logLeaf: leafIndex === null ? null : thai(leafIndex),
    },
    verify: { address, code: codeText(subject.verifyCode) },
    qr: qrPart(`คิวอาร์โค้ดสำหรับตรวจสอบที่ ${address}`),
  };
}

/** What the sanitiser lets through always reads; should it ever not, the words are worth more than their looks. */
function bodyOf(html: string): Block[] {
  try {
    return richText(html);
  } catch {
    const text = html
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    return text === '' ? [] : [{ is: 'paragraph', runs: [{ is: 'text', text, looks: [] }] }];
  }
}

const sourcesOf = ({ sources }: Content, { policy }: PaperSetting): ItemData['sources'] =>
  sources.map(({ title, holder, url, licence, note }) => ({
    title,
    holder,
    address: url,
    licence: policy.document.licences.find(({ code }) => code === licence)?.label.th ?? licence,
    note,
  }));

/** The public item as a print. */
export function itemData(subject: PublishedCase, setting: PaperSetting): ItemData {
  const approval = approvalOf(subject);
  const { content, publishedAt } = subject;
  const approvals = approval
    ? [`อนุมัติโดย ${postText(approval.postTitle, setting)} เมื่อ ${momentText(approval.decidedAt)}`]
    : [];
  return {
    kind: 'item',
    title: content.title === '' ? 'ร่างข้อมูล' : content.title,
    office: officePart(setting.policy, setting.templates),
    subject: subjectPart(subject, setting),
    publishedAt: publishedAt === null ? null : momentText(publishedAt),
    revisedAt: null,
    publisher: subject.publisher?.postTitle ?? null,
    body: bodyOf(content.body),
    sources: sourcesOf(content, setting),
    noBorrowedSources: content.noBorrowedSources,
    approvals,
    qr: qrPart('คิวอาร์โค้ดของที่อยู่บนเว็บไซต์'),
  };
}
