import type { Tombstone } from '@phoeiphrae/shared/publicItem';
import { computed } from 'vue';
import { ProblemError } from '@/api/problem';

/** What stands at an address: something, the notice of its end, or nothing. Each of them is an answer. */
export type Standing<T> = { item: T } | { tombstone: Tombstone } | { missing: true };

/** @throws {unknown} what is no answer about the address */
export function refused(refusal: unknown): { tombstone: Tombstone } | { missing: true } {
  if (!(refusal instanceof ProblemError)) throw refusal;
  if (refusal.status === 410) return { tombstone: refusal.tombstone as Tombstone };
  // What is too long to be an address of something is refused as malformed.
  if (refusal.status === 404 || refusal.status === 400) return { missing: true };
  throw refusal;
}

/** The one of the three that it came to. */
export function standing<T>(at: () => Standing<T> | undefined) {
  const found = computed(at);
  const item = computed(() => (found.value && 'item' in found.value ? found.value.item : undefined));
  const tombstone = computed(() =>
    found.value && 'tombstone' in found.value ? found.value.tombstone : undefined,
  );
  const missing = computed(() => found.value !== undefined && 'missing' in found.value);
  return { item, tombstone, missing };
}
