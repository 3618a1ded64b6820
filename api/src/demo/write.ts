import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { daysBefore } from './demoDay.ts';
import type { DemoContent, DemoEarlier, DemoItem, DemoRevision, DemoTarget } from './demoItem.ts';

/** Said on every item: the office is real, the figures are not. */
const REMARK = 'ตัวเลข วันที่ และชื่อผู้ประกอบการในหน้านี้เป็นข้อมูลสมมุติเพื่อการสาธิต';

/** The units as the public would ask for them. All numbers are the office's fictitious exchange with an extension. */
const UNITS: Record<string, readonly [unit: string, extension: string]> = {
  administration: ['กลุ่มอำนวยการ', '101'],
  policy_plan: ['กลุ่มนโยบายและแผน', '102'],
  ict: ['กลุ่มส่งเสริมการศึกษาทางไกล เทคโนโลยีสารสนเทศและการสื่อสาร', '103'],
  finance: ['กลุ่มบริหารงานการเงินและสินทรัพย์', '104'],
  personnel: ['กลุ่มบริหารงานบุคคล', '105'],
  teacher_development: ['กลุ่มพัฒนาครูและบุคลากรทางการศึกษา', '106'],
  supervision: ['กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา', '107'],
  education_promotion: ['กลุ่มส่งเสริมการจัดการศึกษา', '108'],
  internal_audit: ['หน่วยตรวจสอบภายใน', '109'],
  legal: ['กลุ่มกฎหมายและคดี', '110'],
};

type Source = DemoContent['sources'][number];
type Written = Pick<DemoContent, 'title' | 'summary' | 'body'> &
  Partial<Omit<DemoContent, 'externalLink' | 'contact' | 'noBorrowedSources'>> & {
    /** An external link; left out, the form says "none". */
    readonly link?: string;
  };

interface Entry {
  readonly slug: string;
  readonly category: string;
  /** Age of the content in days. */
  readonly days: number;
  readonly target?: DemoTarget;
  readonly content: Written;
  readonly earlier?: readonly (readonly [days: number, content: Written])[];
  readonly revision?: readonly [days: number, target: DemoTarget, content: Written];
  readonly approver?: string;
}

export const published: DemoTarget = { state: 'published' };
export const atStep = (step: 'group_head' | 'deputy_director' | 'director'): DemoTarget => ({
  state: 'in_review',
  atStep: step,
});

/** A source that is not a copyright work (Copyright Act s.7): a law, rule, order or letter of the state. */
export const official = (title: string, holder: string, url: string | null = null): Source => ({
  kind: 'text',
  title,
  holder,
  url,
  licence: 'section_7',
  note: '',
});
export const ownData = (title: string): Source => ({
  kind: 'data',
  title,
  holder: '',
  url: null,
  licence: 'own_work',
  note: '',
});
export const ownPicture = (title: string): Source => ({
  kind: 'picture',
  title,
  holder: '',
  url: null,
  licence: 'own_work',
  note: 'จัดทำจากข้อมูลในตารางของหน้านี้',
});

/** Completes the entries of one work group with its contact and the form's customary answers. */
export function writeItems(workGroup: keyof typeof UNITS, entries: readonly Entry[]): DemoItem[] {
  const content = (days: number, written: Written) => complete(workGroup, days, written);
  return entries.map((entry) => ({
    slug: entry.slug,
    category: entry.category,
    workGroup,
    createdDaysAgo: entry.days,
    target: entry.target ?? published,
    content: content(entry.days, entry.content),
    earlier: (entry.earlier ?? []).map(([daysAgo, text]): DemoEarlier => ({
      daysAgo,
      content: content(daysAgo, text),
    })),
    revision: entry.revision ? revisionOf(entry.revision, content) : null,
    approver: entry.approver ?? null,
  }));
}

function revisionOf(
  [daysAgo, target, text]: NonNullable<Entry['revision']>,
  content: (days: number, written: Written) => DemoContent,
): DemoRevision {
  return { daysAgo, target, content: content(daysAgo, text) };
}

function complete(
  workGroup: keyof typeof UNITS,
  days: number,
  { link, remarks, ...written }: Written,
): DemoContent {
  const [unit, extension] = UNITS[workGroup] ?? ['', ''];
  return {
    // What belongs to no fiscal year holds from the day it was written.
    fiscalYear: null,
    periodFrom: bangkokDate(daysBefore(days)),
    periodTo: null,
    sources: [],
    noBorrowedSources: (written.sources ?? []).length === 0,
    validUntil: null,
    ...written,
    remarks: remarks ? `${remarks} ${REMARK}` : REMARK,
    externalLink: link ? { kind: 'url', url: link } : { kind: 'none' },
    contact: { unit, phone: `02-000-0000 ต่อ ${extension}`, email: 'saraban@spn2.go.th' },
  };
}
