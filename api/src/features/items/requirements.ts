import type { MissingRequirement } from '@phoeiphrae/shared/item';
import type { Category, Demand, Policy } from '@phoeiphrae/shared/policy';
import type { Locale } from '../../locale.ts';
import type { RevisionFacts } from './facts.ts';
import { formComplete } from './requirements/form.ts';
import { pictureSourcesStated, textSourcesStated } from './requirements/sources.ts';
import { selfCheckAnswered } from './requirements/selfCheck.ts';

export interface Gap {
  readonly pointer: string;
  readonly code: string;
  readonly message: Record<Locale, string>;
  /** The rule that asks for this very thing, where it is another than the one that demands the check. */
  readonly rule?: number | null;
}

export interface Subject {
  readonly revision: RevisionFacts;
  readonly policy: Policy;
  readonly category: Category;
  readonly workGroup: string;
  readonly today: string;
}

type Check = (subject: Subject) => Gap[];

/** Kept by the shape of the work itself: no publication without the signature, and none past the hand-over. */
const byConstruction: Check = () => [];

/** Every check that a rule of an announcement can demand. A new one is one file and one line here. */
const CHECKS: Record<Demand, Check> = {
  form_complete: formComplete,
  approval_signed: byConstruction,
  handed_over: byConstruction,
  self_check_answered: selfCheckAnswered,
  text_sources_stated: textSourcesStated,
  picture_sources_stated: pictureSourcesStated,
};

const UNKNOWN_CATEGORY: Gap = {
  pointer: '/content/category',
  code: 'category_unknown',
  message: {
    th: 'ประเภทข้อมูลนี้ไม่มีในประกาศที่ใช้อยู่ โปรดเลือกใหม่',
    en: 'This category is not in the announcement in force; choose another.',
  },
};

/** Everything that stands in the way of submitting or publishing, with the rule that demands it. */
export function missingRequirements(
  revision: RevisionFacts,
  context: { workGroup: string; today: string; locale: Locale },
): MissingRequirement[] {
  const policy = revision.policy.document;
  const category = revision.policy.categories.get(revision.row.content.category);
  const present = (gap: Gap, rule: number | null): MissingRequirement => ({
    pointer: gap.pointer,
    code: gap.code,
    rule,
    message: gap.message[context.locale],
  });
  if (!category) return [present(UNKNOWN_CATEGORY, null)];
  const subject: Subject = { revision, policy, category, workGroup: context.workGroup, today: context.today };
  const seen = new Set<Demand>();
  return policy.rules.flatMap((rule) =>
    rule.demands.flatMap((demand) => {
      if (seen.has(demand)) return [];
      seen.add(demand);
      return CHECKS[demand](subject).map((gap) => present(gap, gap.rule ?? rule.number));
    }),
  );
}
