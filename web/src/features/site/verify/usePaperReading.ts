import type { VerificationResult } from '@phoeiphrae/shared/publicLog';
import { ref, shallowRef, watch } from 'vue';
import { verifyPaper } from '@/api/calls/public';
import { bodyOf } from '@/api/client';

/** Sends a file, when asked to, to have the code read that is printed on it. */
export function usePaperReading(file: () => File) {
  const reading = ref(false);
  const result = shallowRef<VerificationResult>();
  const failure = shallowRef<unknown>();
  watch(file, () => {
    result.value = undefined;
    failure.value = undefined;
  });

  async function read(): Promise<void> {
    const sent = file();
    reading.value = true;
    failure.value = undefined;
    try {
      const answer = await bodyOf(verifyPaper, {
        headers: { 'Content-Type': sent.type },
        body: sent as never,
        bodySerializer: (bytes: unknown) => bytes as BodyInit,
      });
      if (file() === sent) result.value = answer;
    } catch (error) {
      if (file() === sent) failure.value = error;
    } finally {
      reading.value = false;
    }
  }
  return { reading, result, failure, read };
}
