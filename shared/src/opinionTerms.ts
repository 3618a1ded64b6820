import type { Bilingual } from './primitives.ts';

/** What became of what a citizen said: nobody read it yet; shown to everyone; read and counted; not counted, for a reason. */
export const OPINION_STATES = ['waiting', 'shown', 'kept', 'set_aside'] as const;
export type OpinionState = (typeof OPINION_STATES)[number];

/** Whether figures count it: what a robot may have sent, or came in a flood, only once somebody has read it. */
export const countsInFigures = ({
  state,
  proven,
  inFlood,
}: {
  readonly state: OpinionState;
  readonly proven: boolean;
  readonly inFlood: boolean;
}): boolean => (state === 'waiting' ? proven && !inFlood : state !== 'set_aside');

/** Why something is neither shown nor counted. */
export const SET_ASIDE_REASONS = {
  advertising: { th: 'เป็นโฆษณาหรือข้อความจากโปรแกรมอัตโนมัติ', en: 'Advertising, or sent by a robot' },
  abusive: { th: 'ใช้ถ้อยคำหยาบคายหรือทำให้ผู้อื่นเสียหาย', en: 'Abusive, or harmful to others' },
  personal: { th: 'กล่าวถึงข้อมูลส่วนบุคคล', en: 'Tells personal data' },
  complaint: {
    th: 'เป็นเรื่องร้องเรียน ซึ่งต้องยื่นทางช่องทางร้องเรียนของหน่วยงาน',
    en: 'A complaint, for which the office has a channel of its own',
  },
  off_topic: { th: 'ไม่เกี่ยวกับการเผยแพร่ข้อมูล', en: 'Not about what is published' },
  repeated: { th: 'ส่งซ้ำ', en: 'Sent again' },
} as const satisfies Record<string, Bilingual>;
export type SetAsideReason = keyof typeof SET_ASIDE_REASONS;

/** In characters. */
export const OPINION_WORDS_MAX = 2000;
