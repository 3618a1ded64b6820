import { ref } from 'vue';

/** Which entry of a list the keyboard is on. Past either end it is on none, which is the field itself. */
export function useChoice(length: () => number) {
  const chosen = ref<number>();
  const forget = () => void (chosen.value = undefined);
  function move(step: 1 | -1): void {
    const count = length();
    if (count === 0) return;
    const from = chosen.value ?? (step === 1 ? -1 : count);
    const next = from + step;
    chosen.value = next < 0 || next >= count ? undefined : next;
  }
  return { chosen, move, forget };
}
