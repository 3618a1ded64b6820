import { UNCONDITIONAL_DEMANDS, type Demand } from '@phoeiphrae/shared/policy/rule';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { RevisionFacts } from '../rules/facts.ts';
import { filesExamined } from './files.ts';
import { formComplete } from './form.ts';
import { likeContentJustified } from './likeContent.ts';
import { personalDataCleared } from './personalData.ts';
import { pictureSourcesStated, textSourcesStated } from './sources.ts';
import { selfCheckAnswered } from './selfCheck.ts';
import type { RequirementContext, Gap, Missing, Subject } from './subject.ts';

type Check = (subject: Subject) => Gap[] | Promise<Gap[]>;

/** Kept by the shape of the work itself: no publication without the signature, and none past the hand-over. */
const byConstruction: Check = () => [];

/** Every check that a rule of an announcement can demand. A new one is one file and one line here, and its words. */
const CHECKS: Record<Demand, Check> = {
  form_complete: formComplete,
  approval_signed: byConstruction,
  handed_over: byConstruction,
  self_check_answered: selfCheckAnswered,
  text_sources_stated: textSourcesStated,
  picture_sources_stated: pictureSourcesStated,
  files_examined: filesExamined,
  personal_data_cleared: personalDataCleared,
  like_content_justified: likeContentJustified,
};

const UNKNOWN_CATEGORY: Gap = {
  pointer: '/content/category',
  code: 'category_unknown',
  detail: {
    th: 'ประเภทข้อมูลนี้ไม่มีในประกาศที่ใช้อยู่ โปรดเลือกใหม่',
    en: 'This category is not in the announcement in force; choose another.',
  },
};

/** What stays to be asked of a revision that is frozen: the world around it may have changed. */
export const requirementsOnceFrozen = (
  revision: RevisionFacts,
  asked: RequirementContext,
): Promise<Missing[]> => missingRequirements(revision, asked, UNCONDITIONAL_DEMANDS);

/** Everything that stands in the way of submitting or publishing, with the rule that demands it. */
export async function missingRequirements(
  revision: RevisionFacts,
  asked: RequirementContext,
  only?: readonly Demand[],
): Promise<Missing[]> {
  const policy = revision.policy.document;
  const category = revision.policy.categories.get(revision.row.content.category);
  if (!category) return [{ ...UNKNOWN_CATEGORY, rule: null }];
  const subject: Subject = { ...asked, revision, policy, category };
  const missing: Missing[] = [];
  for (const { demand, rule } of demandsOf(policy)) {
    if (!(only?.includes(demand) ?? true)) continue;
    const gaps = await CHECKS[demand](subject);
    missing.push(...gaps.map((gap) => ({ ...gap, rule: gap.rule ?? rule })));
  }
  return missing;
}

/** Each demand once, with the first rule that names it; the unconditional ones even where no rule does. */
function demandsOf({ rules }: Policy): { demand: Demand; rule: number | null }[] {
  const named = rules.flatMap(({ demands, number }) => demands.map((demand) => ({ demand, rule: number })));
  const unconditional = UNCONDITIONAL_DEMANDS.map((demand) => ({ demand, rule: null }));
  const all: { demand: Demand; rule: number | null }[] = [...named, ...unconditional];
  return all.filter(({ demand }, i) => all.findIndex((other) => other.demand === demand) === i);
}
