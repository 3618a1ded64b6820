import type { VerificationResult } from '@phoeiphrae/shared/publicLog';
import { onScopeDispose, ref, shallowRef } from 'vue';
import { hashFile } from './hashFile';

/**
 * Checks a file that someone holds: its digest is made here, and only the digest is asked about.
 * @param look asks about a digest.
 */
export function useFileCheck(look: (sha256: string) => Promise<VerificationResult>) {
  const name = ref('');
  const digest = ref('');
  /** The file itself, for whoever wants its code read. */
  const chosen = shallowRef<File>();
  /** From 0 to 1 while the file is read; undefined otherwise. */
  const progress = ref<number>();
  const result = shallowRef<VerificationResult>();
  const failure = shallowRef<unknown>();
  const unreadable = ref(false);
  let current: AbortController | undefined;

  function forget(): void {
    current?.abort();
    current = undefined;
    progress.value = undefined;
    result.value = undefined;
    failure.value = undefined;
    unreadable.value = false;
    digest.value = '';
    name.value = '';
    chosen.value = undefined;
  }

  async function ask(): Promise<void> {
    const asked = digest.value;
    failure.value = undefined;
    try {
      const answer = await look(asked);
      // Another file may have been chosen meanwhile: the answer must not stand under its name.
      if (digest.value === asked) result.value = answer;
    } catch (error) {
      if (digest.value === asked) failure.value = error;
    }
  }

  async function check(file: File): Promise<void> {
    forget();
    const own = (current = new AbortController());
    name.value = file.name;
    chosen.value = file;
    progress.value = 0;
    try {
      const made = await hashFile(file, (part) => (progress.value = part), own.signal);
      if (own.signal.aborted) return;
      digest.value = made;
      await ask();
    } catch {
      if (!own.signal.aborted) unreadable.value = true;
    } finally {
      if (current === own) progress.value = undefined;
    }
  }
  onScopeDispose(forget);
  return { name, chosen, digest, progress, result, failure, unreadable, check, ask, cancel: forget };
}
