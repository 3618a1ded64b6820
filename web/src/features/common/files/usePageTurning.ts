import { computed, ref, watch } from 'vue';

export const ZOOMS = [1, 1.5, 2, 3] as const;

/** Which page of a file is on screen, and how large. Pages count from 1. */
export function usePageTurning(count: () => number) {
  const page = ref(1);
  const step = ref(0);
  const zoom = computed(() => ZOOMS[step.value] ?? 1);

  const clamp = (wanted: number) => Math.min(Math.max(wanted, 1), Math.max(count(), 1));
  watch(count, () => (page.value = clamp(page.value)));

  function turn(by: number): void {
    page.value = clamp(page.value + by);
  }
  function resize(by: 1 | -1): void {
    step.value = Math.min(Math.max(step.value + by, 0), ZOOMS.length - 1);
  }

  /** The arrows turn the page only while it fits; in an enlarged one they move about. */
  function onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const ways: Record<string, () => void> = {
      PageDown: () => turn(1),
      PageUp: () => turn(-1),
      Home: () => turn(-Infinity),
      End: () => turn(Infinity),
      '+': () => resize(1),
      '-': () => resize(-1),
      ...(zoom.value === 1 ? { ArrowRight: () => turn(1), ArrowLeft: () => turn(-1) } : {}),
    };
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    way();
  }

  return {
    page,
    zoom,
    largest: computed(() => step.value === ZOOMS.length - 1),
    smallest: computed(() => step.value === 0),
    turn,
    resize,
    onKey,
  };
}
