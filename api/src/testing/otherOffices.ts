import type { Category } from '@phoeiphrae/shared/policy/category';
import type { ChainStep } from '@phoeiphrae/shared/policy/chainStep';
import type { CommitteeSeat } from '@phoeiphrae/shared/policy/committeeSeat';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Post } from '@phoeiphrae/shared/policy/post';
import type { Bilingual } from '@phoeiphrae/shared/primitives';

/**
 * Announcements of two made-up offices that share nothing with those that the product brings: no post, no step, no
 * category, no number of steps, no size of the committee. One lets nothing out at once, neither knows an ICT centre.
 */
const both = (th: string, en: string): Bilingual => ({ th, en });

const category = (
  code: string,
  track: Category['track'],
  publishMode: Category['publishMode'],
  title: Bilingual,
): Category => ({
  code,
  track,
  order: 1,
  quote: title.th,
  title,
  shortTitle: title,
  description: title,
  ownerGroups: [],
  serves: [],
  publishMode,
  reviewMonths: null,
  annotation: null,
});

/** The steps in the order of the posts; the last one approves. */
const chainOf = (posts: readonly Post[]): ChainStep[] =>
  posts.map(({ code, title, scope }, i) => {
    const last = i === posts.length - 1;
    return {
      code: `by_${code}`,
      post: code,
      title: both(`${title.th}${last ? 'ลงนาม' : 'ตรวจ'}`, `${title.en} ${last ? 'signs' : 'checks'}`),
      decision: last ? 'approve' : 'endorse',
      scope,
      dueWorkingDays: 2,
      delegable: false,
    };
  });

const RULES = [
  'เขียนตามแบบให้ครบและตอบข้อตรวจทุกข้อ',
  'ต้องมีผู้ลงนามก่อนนำขึ้นทุกครั้ง',
  'ต้องบอกที่มาของข้อความและภาพ',
] as const;

const rules: Policy['rules'] = [
  {
    number: 1,
    quote: RULES[0],
    title: both(RULES[0], 'Complete the form and the checks'),
    statutes: [],
    demands: ['form_complete', 'self_check_answered'],
    annotation: null,
  },
  {
    number: 2,
    quote: RULES[1],
    title: both(RULES[1], 'Signed before it is out'),
    statutes: [],
    demands: ['approval_signed'],
    annotation: null,
  },
  {
    number: 3,
    quote: RULES[2],
    title: both(RULES[2], 'Say where words and pictures come from'),
    statutes: [],
    demands: ['text_sources_stated', 'picture_sources_stated'],
    annotation: null,
  },
];

const label = (code: string, th: string, en: string) => ({ code, label: both(th, en) });

interface Made extends Pick<Policy, 'code' | 'workGroups' | 'posts' | 'categories' | 'committee'> {
  readonly name: Bilingual;
  readonly steps: readonly string[];
  readonly overseer: string;
  readonly monitor: string;
}

function announcementOf({ name, steps, overseer, monitor, ...made }: Made): Policy {
  const tracks = [...new Set(made.categories.map(({ track }) => track))];
  const quotes = [...made.categories.map(({ quote }) => quote), ...RULES, 'ให้มีผู้ดูแลและผู้ติดตาม', 'ติดตามทุกปี'];
  return {
    ...made,
    categories: made.categories.map((entry, i) => ({ ...entry, order: i + 1 })),
    title: both(`ระเบียบการนำข้อมูลขึ้นเว็บของ${name.th}`, `Regulation on what ${name.en} puts on the web`),
    issuer: name,
    signedBy: name,
    issuedOn: '2026-01-05',
    effectiveFrom: '2026-01-05',
    office: {
      name,
      shortName: name,
      parent: both('กระทรวงสมมุติ', 'Ministry of Make-believe'),
      website: 'https://made-up.example',
      address: both('ถนนสมมุติ', 'Make-believe Road'),
      phone: '02-000-0009',
      email: 'mail@made-up.example',
      officeHours: both('ทุกวันทำการ', 'Every working day'),
      documentPrefix: 'สม ๑',
    },
    sourceText: quotes.join('\n'),
    annotations: [],
    statutes: [],
    chain: chainOf(steps.flatMap((code) => made.posts.find((post) => post.code === code) ?? [])),
    rules,
    selfCheck: [
      {
        code: 'true_and_whole',
        rule: 1,
        basis: null,
        question: both('ข้อมูลถูกต้องและครบหรือไม่', 'Is it true and whole?'),
        help: both('อ่านซ้ำอีกครั้ง', 'Read it once more.'),
        expected: 'yes',
        otherwise: 'block',
        tracks,
      },
    ],
    oversight: {
      overseer,
      overseerQuote: 'ให้มีผู้ดูแลและผู้ติดตาม',
      monitor,
      monitorQuote: 'ให้มีผู้ดูแลและผู้ติดตาม',
      cycles: [{ code: 'yearly', everyMonths: 12, title: both('ทุกปี', 'Every year'), quote: 'ติดตามทุกปี' }],
    },
    returnReasons: [label('incomplete', 'ยังไม่ครบ', 'Not whole yet')],
    withdrawReasons: [label('incorrect', 'ไม่ถูกต้อง', 'It was wrong')],
    licences: [{ ...label('ours', 'ทำเอง', 'Our own'), needsHolder: false }],
  };
}

const post = (code: string, title: Bilingual, scope: Post['scope'], powers: Post['powers']): Post => ({
  code,
  title,
  scope,
  powers,
});
const seat = (number: number, office: CommitteeSeat['office'], title: Bilingual): CommitteeSeat => ({
  seat: number,
  office,
  title,
  post: title,
  workGroup: null,
});

/** Two steps, nothing immediate, three seats; the work groups publish, and nobody does so for the whole office. */
export const TOWNSHIP = announcementOf({
  code: 'township-made-up',
  name: both('เทศบาลบ้านสมมุติ', 'Make-believe Township'),
  workGroups: [
    { code: 'roads', name: both('กองช่าง', 'Works Division'), aliases: [] },
    { code: 'markets', name: both('กองตลาด', 'Markets Division'), aliases: [] },
  ],
  posts: [
    post('clerk', both('เสมียน', 'Clerk'), 'work_group', ['prepare', 'publish_for_group']),
    post('warden', both('นายกอง', 'Warden'), 'work_group', ['publish_for_group', 'withdraw']),
    post('mayor', both('นายกเทศมนตรี', 'Mayor'), 'office', ['withdraw']),
    post('town_clerk', both('ปลัดเทศบาล', 'Town Clerk'), 'office', [
      'administer',
      'take_down',
      'oversee',
      'monitor',
    ]),
  ],
  steps: ['warden', 'mayor'],
  categories: [
    category('bylaws', 'approval', 'work_group', both('เทศบัญญัติ', 'By-laws')),
    category('accounts', 'approval', 'work_group', both('บัญชีรายรับรายจ่าย', 'Accounts')),
  ],
  committee: [
    seat(1, 'chair', both('ประธาน', 'Chair')),
    seat(2, 'member', both('กรรมการ', 'Member')),
    seat(3, 'secretary', both('เลขานุการ', 'Secretary')),
  ],
  overseer: 'town_clerk',
  monitor: 'town_clerk',
});

/** Four steps, one seat; what goes out at once is put on the web by the librarian. */
export const HOSPITAL = announcementOf({
  code: 'hospital-made-up',
  name: both('โรงพยาบาลสมมุติเวช', 'Make-believe Hospital'),
  workGroups: [{ code: 'wards', name: both('หอผู้ป่วย', 'Wards'), aliases: [] }],
  posts: [
    post('nurse', both('พยาบาล', 'Nurse'), 'work_group', ['prepare', 'publish_for_group']),
    post('matron', both('พยาบาลอาวุโส', 'Matron'), 'work_group', ['publish_for_group', 'withdraw']),
    post('registrar', both('นายทะเบียน', 'Registrar'), 'overseen_groups', []),
    post('physician', both('แพทย์ประจำ', 'Senior Physician'), 'office', ['oversee', 'monitor']),
    post('superintendent', both('แพทย์ใหญ่', 'Superintendent'), 'office', ['withdraw']),
    post('librarian', both('บรรณารักษ์', 'Librarian'), 'office', [
      'publish_for_office',
      'take_down',
      'administer',
    ]),
  ],
  steps: ['matron', 'registrar', 'physician', 'superintendent'],
  categories: [
    category('cures', 'approval', 'ict_centre', both('แนวทางรักษา', 'Treatments')),
    category('visiting', 'immediate', 'ict_centre', both('เวลาเยี่ยม', 'Visiting hours')),
    category('lectures', 'immediate', 'work_group', both('บรรยายสุขภาพ', 'Lectures')),
  ],
  committee: [seat(1, 'chair', both('ประธาน', 'Chair'))],
  overseer: 'physician',
  monitor: 'physician',
});
