import { EVIDENCE_MAX } from '@phoeiphrae/shared/paper';
import { computed, ref } from 'vue';

/** Items that a person ticks, kept while the list is narrowed or goes on. */
export function useSelection() {
  const on = ref(false);
  const ids = ref<ReadonlySet<string>>(new Set());
  const full = computed(() => ids.value.size >= EVIDENCE_MAX);

  function toggle(id: string): void {
    const next = new Set(ids.value);
    if (!next.delete(id) && !full.value) next.add(id);
    ids.value = next;
  }
  function begin(): void {
    on.value = true;
  }
  function end(): void {
    on.value = false;
    ids.value = new Set();
  }
  return { on, ids, full, toggle, begin, end };
}
