import type { FindingPlace } from '@phoeiphrae/shared/examination';
import type { Sink } from '../textPiece.ts';

type Part = Exclude<NonNullable<FindingPlace['part']>, 'body'>;

const WORDS: Readonly<Record<string, string>> = {
  comment: 'ความคิดเห็น',
  tracked_change: 'การแก้ไขที่ติดตามไว้',
  notes: 'โน้ตผู้บรรยาย',
  hidden: 'ข้อความที่ซ่อน',
  sheet: 'ชีตที่ซ่อน',
  row: 'แถวที่ซ่อน',
  column: 'คอลัมน์ที่ซ่อน',
};

export interface UnseenCounts {
  add(part: Part, sheet: string | undefined, page: number | undefined, why: string | null): void;
  /** Gives one finding for each kind of hidden thing in each place. */
  report(sink: Sink): void;
}

export function unseenCounts(): UnseenCounts {
  const counts = new Map<string, { place: FindingPlace; words: string; count: number }>();
  return {
    add(part, sheet, page, why) {
      const words = WORDS[part === 'hidden' && why ? why : part] ?? part;
      const key = `${sheet ?? ''}\u0000${page ?? ''}\u0000${part}\u0000${words}`;
      const place = { ...(sheet === undefined ? {} : { sheet }), ...(page ? { page } : {}), part };
      const known = counts.get(key) ?? { place, words, count: 0 };
      known.count += 1;
      counts.set(key, known);
    },
    report(sink) {
      for (const { place, words, count } of counts.values()) {
        sink.find({ kind: 'hidden_content', place, masked: `${words}: ${count} แห่ง` });
      }
    },
  };
}
