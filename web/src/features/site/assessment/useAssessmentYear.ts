import { useQuery } from '@pinia/colada';
import type { PublicAssessmentYear } from '@phoeiphrae/shared/assessment/publicAssessment';
import { computed } from 'vue';
import { getPublicAssessment } from '@/api/calls/public';
import { key } from '@/api/key';
import { ProblemError } from '@/api/problem';
import { usePublicRead } from '@/api/publicRead';

/** A year that the office shows nothing of is an answer too; anything else went wrong. */
function unknown(error: unknown): { year: undefined } {
  if (error instanceof ProblemError && [400, 404].includes(error.status)) return { year: undefined };
  throw error;
}

/** What the office shows of a fiscal year. `missing` once it is known that there is nothing. */
export function useAssessmentYear(fiscalYear: () => number) {
  const read = usePublicRead();
  const ask = (): Promise<{ year: PublicAssessmentYear | undefined }> =>
    read(getPublicAssessment, { params: { path: { year: fiscalYear() } } }).then(
      (year) => ({ year }),
      unknown,
    );
  const { state, data, refetch } = useQuery({ key: () => key('assessmentYear', fiscalYear()), query: ask });
  const year = computed(() => data.value?.year);
  const missing = computed(() => data.value !== undefined && data.value.year === undefined);
  return { state, year, missing, refetch };
}
