import type { CreateAppointment } from '@phoeiphrae/shared/appointment';
import type { CreateMembership } from '@phoeiphrae/shared/committee';

/** One password for all demonstration accounts. They cannot exist in production. */
export const DEMO_PASSWORD = 'phoeiphrae-demo';

export interface DemoUser {
  readonly username: string;
  /** A post, never a person. */
  readonly name: string;
}
export type DemoAppointment = Omit<CreateAppointment, 'userId'> & { readonly username: string };
export type DemoMembership = Omit<CreateMembership, 'userId'> & { readonly username: string };

/** Short name used in usernames, work group, and the unit as it stands in a title of a post. */
const GROUPS = [
  ['admin', 'administration', 'กลุ่มอำนวยการ'],
  ['plan', 'policy_plan', 'กลุ่มนโยบายและแผน'],
  ['ict', 'ict', 'กลุ่มส่งเสริมการศึกษาทางไกล เทคโนโลยีสารสนเทศและการสื่อสาร'],
  ['finance', 'finance', 'กลุ่มบริหารงานการเงินและสินทรัพย์'],
  ['personnel', 'personnel', 'กลุ่มบริหารงานบุคคล'],
  ['teacher', 'teacher_development', 'กลุ่มพัฒนาครูและบุคลากรทางการศึกษา'],
  ['supervision', 'supervision', 'กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา'],
  ['promotion', 'education_promotion', 'กลุ่มส่งเสริมการจัดการศึกษา'],
  ['audit', 'internal_audit', 'หน่วยตรวจสอบภายใน'],
  ['legal', 'legal', 'กลุ่มกฎหมายและคดี'],
] as const;

/** The head of the ICT group is the announcement's "ผู้อำนวยการศูนย์ ICT", so that account carries both posts. */
const headName = (short: string) => (short === 'ict' ? 'ict.director' : `head.${short}`);

/** Head's names where the post is not simply "ผู้อำนวยการ" + group. */
const HEAD_NAMES: Record<string, string> = {
  admin: 'นักประชาสัมพันธ์ชำนาญการพิเศษ กลุ่มอำนวยการ',
  teacher: 'ศึกษานิเทศก์ชำนาญการพิเศษ กลุ่มพัฒนาครูและบุคลากรทางการศึกษา',
  audit: 'หัวหน้าหน่วยตรวจสอบภายใน',
};

export const DEMO_USERS: readonly DemoUser[] = [
  { username: 'director', name: 'ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา' },
  { username: 'deputy1', name: 'รองผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา คนที่หนึ่ง' },
  { username: 'deputy2', name: 'รองผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา คนที่สอง' },
  { username: 'ict', name: 'ผู้ดูแลระบบเว็บไซต์' },
  ...GROUPS.flatMap(([short, , unit]) => [
    { username: `officer.${short}`, name: `เจ้าหน้าที่${unit}` },
    { username: headName(short), name: HEAD_NAMES[short] ?? `ผู้อำนวยการ${unit}` },
  ]),
];

const START = '2022-10-01';
const order = (number: string) => `คำสั่ง สพป.สมุทรปราการ เขต ๒ ที่ ${number}`;

const appointment = (
  username: string,
  post: string,
  workGroups: string[],
  rest: Partial<DemoAppointment> = {},
): DemoAppointment => ({
  username,
  post,
  workGroups,
  capacity: 'substantive',
  validFrom: START,
  validTo: null,
  orderNumber: null,
  ...rest,
});

/** Heads who hold their post otherwise than as its holder. */
const HEAD_CAPACITIES: Record<string, Partial<DemoAppointment>> = {
  admin: { capacity: 'performing', orderNumber: order('๔๑๒/๒๕๖๕') },
  teacher: { capacity: 'acting', orderNumber: order('๔๓๘/๒๕๖๕') },
};

export const DEMO_APPOINTMENTS: readonly DemoAppointment[] = [
  appointment('director', 'director', []),
  appointment('deputy1', 'deputy_director', [
    'administration',
    'policy_plan',
    'finance',
    'ict',
    'internal_audit',
  ]),
  appointment('deputy2', 'deputy_director', [
    'personnel',
    'teacher_development',
    'supervision',
    'education_promotion',
    'legal',
  ]),
  appointment('ict', 'ict_officer', []),
  appointment('ict.director', 'ict_director', []),
  ...GROUPS.flatMap(([short, group]) => [
    appointment(`officer.${short}`, 'officer', [group], { orderNumber: order('๓๕๘/๒๕๖๕') }),
    appointment(headName(short), 'group_head', [group], HEAD_CAPACITIES[short]),
  ]),
  // "หรือผู้มีอำนาจอนุมัติ": the deputy approves for the director, a fiscal year at a time.
  appointment('deputy1', 'director', [], {
    capacity: 'delegated',
    validFrom: '2025-10-01',
    validTo: '2026-09-30',
    orderNumber: order('๓๕๒/๒๕๖๘'),
  }),
  appointment('deputy1', 'director', [], {
    capacity: 'delegated',
    validFrom: '2026-10-01',
    validTo: '2027-09-30',
    orderNumber: order('๓๘๗/๒๕๖๙'),
  }),
];

const SEATS = [
  'deputy1',
  'head.supervision',
  'head.finance',
  'head.plan',
  'head.promotion',
  'head.personnel',
  'head.audit',
  'head.admin',
];

export const DEMO_COMMITTEE: readonly DemoMembership[] = SEATS.map((username, index) => ({
  username,
  seat: index + 1,
  validFrom: '2025-10-01',
  validTo: '2027-09-30',
  orderNumber: order('๓๖๐/๒๕๖๘'),
}));

const holderOf = (post: string, workGroup: string): string => {
  const held = DEMO_APPOINTMENTS.find((a) => a.post === post && a.workGroups.includes(workGroup));
  if (!held) throw new Error(`nobody is ${post} of ${workGroup}`);
  return held.username;
};

/** Usernames of those who prepare for, head, and oversee a work group. */
export const officerOf = (workGroup: string) => holderOf('officer', workGroup);
export const headOf = (workGroup: string) => holderOf('group_head', workGroup);
export const deputyOf = (workGroup: string) => holderOf('deputy_director', workGroup);
