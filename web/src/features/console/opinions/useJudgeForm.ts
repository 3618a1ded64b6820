import type { JudgeOpinion, Opinion } from '@phoeiphrae/shared/opinion';
import type { SetAsideReason } from '@phoeiphrae/shared/opinionTerms';
import { reactive, watch } from 'vue';

/** What is chosen and typed of what becomes of an opinion; begins with how it stands. */
export function useJudgeForm(opinion: () => Opinion | undefined) {
  const form = reactive({ state: '', reason: '', th: '', en: '' });
  watch(opinion, (now) => {
    if (!now) return;
    Object.assign(form, {
      state: now.state === 'waiting' ? '' : now.state,
      reason: now.reason ?? '',
      th: now.answer.th,
      en: now.answer.en,
    });
  });
  /** What the API takes: a reason goes with what is set aside, an answer with what is shown. */
  const body = (): JudgeOpinion => {
    const state = form.state as JudgeOpinion['state'];
    const isShown = state === 'shown';
    return {
      state,
      reason: state === 'set_aside' ? ((form.reason || null) as SetAsideReason | null) : null,
      answer: { th: isShown ? form.th : '', en: isShown ? form.en : '' },
    };
  };
  return { form, body };
}
