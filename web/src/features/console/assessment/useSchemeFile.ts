import type { AssessmentScheme } from '@phoeiphrae/shared/assessment/scheme';
import { ref } from 'vue';
import { loadAssessmentScheme, replaceAssessmentScheme } from '@/api/calls/assessment';
import { onRecord } from '@/api/params';
import { useWrite } from '@/api/useWrite';
import { useAction } from '@/composables/useAction';
import { useI18n } from '@/locales/useI18n';

/** Sends the file of a list: a new one, or in the place of the one given. The API is the judge of what is in it. */
export function useSchemeFile(before: () => { id: string; version: number } | undefined) {
  const { t } = useI18n();
  const write = useWrite();
  const file = ref<File>();
  const fault = ref<string>();
  const action = useAction((intent, body: AssessmentScheme) => {
    const known = before();
    return known
      ? write(replaceAssessmentScheme, { params: onRecord(intent, known), body })
      : write(loadAssessmentScheme, { params: { header: intent }, body });
  });

  function start(): void {
    file.value = undefined;
    fault.value = undefined;
    action.clear();
  }
  /** @returns the board of what was sent; nothing while there is no usable file, or when it was refused */
  async function send() {
    fault.value = undefined;
    if (!file.value) {
      fault.value = t('consoleAssessment.load.missing');
      return undefined;
    }
    try {
      const document = JSON.parse(await file.value.text()) as AssessmentScheme;
      return await action.run(document);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      fault.value = t('consoleAssessment.load.notJson');
      return undefined;
    }
  }
  return { file, fault, start, send, pending: action.pending, problem: action.problem };
}
