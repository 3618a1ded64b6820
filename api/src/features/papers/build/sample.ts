import type { PublicApprovalRecord } from '@phoeiphrae/db/schema/items';
import type { Content } from '@phoeiphrae/shared/content';
import type { PaperKind } from '@phoeiphrae/shared/paperNames';
import type { CommitteeData, FormData, MemoData, PaperData } from '../../../engines/press/data.ts';
import { qrPart } from './memo.ts';
import { officePart, policyPart, subjectPart, type PaperSetting } from './parts.ts';
import { certificateData, completedFormData, itemData, type PublishedCase } from './published.ts';
import { postText, ROLES, SIGNED_WORDS, signerPart } from './signers.ts';
import { dayOf, thai } from './thaiWords.ts';

/** Made-up data by which a template is tried. Nobody of this name works anywhere. */
export const SAMPLE_MOMENT = '2026-11-23T02:30:00.000Z';
const HASH = '0123456789abcdef'.repeat(4);
const PERSON = { name: 'นางสาวตัวอย่าง ทดลองพิมพ์', orderNumber: null };

const content = ({ policy }: Pick<PaperSetting, 'policy'>): Content => ({
  category: policy.document.categories[0]?.code ?? '',
  title: 'ตัวอย่างชื่อเรื่องที่ขอเผยแพร่ ประจำปีงบประมาณ พ.ศ. ๒๕๗๐',
  summary: 'สาระสำคัญโดยสรุปของข้อมูล สำหรับดูหน้าตาของเอกสารเท่านั้น',
  body: '<h2>หัวข้อ</h2><p>เนื้อความ <strong>ตัวหนา</strong> น้ำ กำ ที่</p><ul><li>หนึ่ง</li><li>สอง</li></ul>',
  fiscalYear: 2027,
  periodFrom: null,
  periodTo: null,
  externalLink: { kind: 'none' },
  remarks: '',
  sources: [],
  noBorrowedSources: true,
  contact: { unit: policy.document.office.shortName.th, phone: policy.document.office.phone, email: '' },
  validUntil: null,
  files: [
    {
      sha256: HASH,
      name: 'เอกสารตัวอย่าง.pdf',
      mediaType: 'application/pdf',
      size: 1_234_567,
      caption: '',
      alternativeText: '',
      origin: null,
    },
  ],
});

function approvalsIn({ policy }: PaperSetting): PublicApprovalRecord[] {
  return policy.document.chain.map(({ code, post, decision }) => ({
    step: code,
    kind: decision,
    name: PERSON.name,
    postTitle: policy.document.posts.find((entry) => entry.code === post)?.title.th ?? post,
    capacity: null,
    orderNumber: null,
    decidedAt: SAMPLE_MOMENT,
  }));
}

function publishedSample(setting: PaperSetting): PublishedCase {
  const prepares = setting.policy.document.posts.find(({ powers }) => powers.includes('prepare'));
  const officer = { ...PERSON, postTitle: prepares?.title.th ?? '' };
  return {
    slug: 'ตัวอย่าง',
    workGroup: '',
    content: content(setting),
    contentHash: HASH,
    number: 1,
    approvals: approvalsIn(setting),
    round: 1,
    submittedAt: SAMPLE_MOMENT,
    preparer: officer,
    publishedAt: SAMPLE_MOMENT,
    publisher: officer,
    signature: 'password',
    seal: null,
    statement: null,
    verifyCode: '0123456789AB',
    leafIndex: 1,
  };
}

function memoSample(setting: PaperSetting, sample: PublishedCase): MemoData {
  const { document } = setting.policy;
  const signed = SIGNED_WORDS.system;
  const opinions = sample.approvals.map((entry, index) => {
    const step = document.chain[index];
    const open = index === sample.approvals.length - 1;
    const role = postText(entry.postTitle, setting);
    const part = open
      ? signerPart({ role }, setting)
      : signerPart({ role, person: entry, at: SAMPLE_MOMENT, signed }, setting);
    return {
      ...part,
      decides: step?.decision ?? 'endorse',
      outcome: open ? null : ('yes' as const),
      note: null,
    };
  });
  return {
    kind: 'memo',
    title: 'บันทึกข้อความ (ตัวอย่าง)',
    office: officePart(setting.policy, setting.templates),
    subject: subjectPart(sample, setting),
    policy: policyPart(setting.policy, sample.content.category),
    date: dayOf(SAMPLE_MOMENT),
    addressee: document.signedBy.th,
    preparer: signerPart(
      { role: ROLES.preparer, person: sample.preparer, at: SAMPLE_MOMENT, signed },
      setting,
    ),
    opinions,
    qr: qrPart('คิวอาร์โค้ดตัวอย่าง'),
  };
}

function formSample(setting: PaperSetting, sample: PublishedCase): FormData {
  const blank = (role: string) => signerPart({ role }, setting);
  return {
    ...completedFormData(sample, setting),
    kind: 'form',
    completed: null,
    preparer: signerPart({ role: ROLES.preparer, person: sample.preparer }, setting),
    approver: blank(ROLES.approver),
    publisher: blank(ROLES.publisher),
  };
}

const committeeSample = (setting: PaperSetting): CommitteeData => ({
  kind: 'committee',
  title: 'ร่างคำสั่งแต่งตั้งคณะกรรมการ (ตัวอย่าง)',
  office: officePart(setting.policy, setting.templates),
  policy: policyPart(setting.policy),
  date: dayOf(SAMPLE_MOMENT),
  signer: signerPart(
    { role: '', person: { ...PERSON, postTitle: setting.policy.document.signedBy.th } },
    setting,
  ),
  members: setting.policy.document.committee.map(({ post, title }, index) => ({
    number: thai(index + 1),
    name: PERSON.name,
    post: post.th,
    seat: title.th,
    term: null,
    order: null,
  })),
});

/** The data of a kind, as large as an ordinary paper. */
export function sampleOf(kind: PaperKind, at: Omit<PaperSetting, 'workGroupName'>): PaperData {
  const setting = { ...at, workGroupName: at.policy.document.workGroups[0]?.name.th ?? '' };
  const sample = publishedSample(setting);
  switch (kind) {
    case 'memo':
      return memoSample(setting, sample);
    case 'form':
      return formSample(setting, sample);
    case 'form_completed':
      return completedFormData(sample, setting);
    case 'certificate':
      return certificateData(sample, setting);
    case 'committee':
      return committeeSample(setting);
    case 'item':
      return itemData(sample, setting);
  }
}
