import { ref, watch, type Ref } from 'vue';

/** Filters while they are being set, apart from those in force; what comes by the address bar takes their place. */
export function useFilterForm<F extends Record<string, string>>(inForce: () => F): Ref<F> {
  const form = ref({ ...inForce() }) as Ref<F>;
  watch(inForce, (now) => (form.value = { ...now }));
  return form;
}
