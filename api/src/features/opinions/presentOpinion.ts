import type { opinions } from '@phoeiphrae/db/schema/opinions';
import type { Opinion, OpinionStanding, PublicOpinion } from '@phoeiphrae/shared/opinion';
import { countsInFigures, SET_ASIDE_REASONS } from '@phoeiphrae/shared/opinionTerms';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';

export type OpinionRow = typeof opinions.$inferSelect;

const dayOf = (at: string | Date): string => bangkokDate(new Date(at));
const answerOf = (th: string, en: string) => (th + en === '' ? null : { th, en });

/** As those see it who read what comes in. */
export function presentOpinion(
  row: OpinionRow,
  item: { readonly slug: string; readonly title: string } | null,
): Opinion {
  const { id, itemId, useful, words, receivedAt, proven, inFlood, state, reason } = row;
  return {
    ...{ id, useful, words, receivedAt, proven, inFlood, state, reason },
    counts: countsInFigures(row),
    item: itemId === null || item === null ? null : { id: itemId, slug: item.slug, title: item.title },
    answer: { th: row.answerTh, en: row.answerEn },
    ...{ judgedBy: row.judgedBy, judgedAt: row.judgedAt, version: row.version },
  };
}

/** For whoever has the code. */
export function presentStanding(row: OpinionRow): OpinionStanding {
  const { receivedAt, state, reason, answerTh, answerEn, answeredAt } = row;
  return {
    receivedOn: dayOf(receivedAt),
    state,
    reason: reason === null ? null : SET_ASIDE_REASONS[reason],
    answer: answerOf(answerTh, answerEn),
    answeredOn: answeredAt === null ? null : dayOf(answeredAt),
  };
}

/** What public_opinions() and public_opinions_of() give. */
export interface PublicRow extends Record<string, unknown> {
  readonly id: string;
  readonly slug: string | null;
  readonly title: string | null;
  readonly useful: boolean | null;
  readonly words: string;
  readonly received_at: string;
  readonly answer_th: string;
  readonly answer_en: string;
  readonly answered_at: string | null;
}

export function presentPublic(row: PublicRow): PublicOpinion {
  const { id, slug, title, useful, words, received_at, answer_th, answer_en, answered_at } = row;
  return {
    ...{ id, useful, words },
    item: slug === null ? null : { slug, title: title ?? '' },
    receivedOn: dayOf(received_at),
    answer: answerOf(answer_th, answer_en),
    answeredOn: answered_at === null ? null : dayOf(answered_at),
  };
}
