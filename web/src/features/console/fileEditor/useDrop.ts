import { onMounted, ref, type Ref } from 'vue';

/** Files dropped on an element. A file that misses it must not replace the page, with what was typed in it. */
export function useDrop(zone: Ref<HTMLElement | null>, take: (files: File[]) => void) {
  const over = ref(false);
  /** Entering a child leaves the parent: only when as many were left as entered is the pointer outside. */
  let depth = 0;
  const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

  function step(event: DragEvent, by: 1 | -1): void {
    if (!carriesFiles(event)) return;
    depth += by;
    over.value = depth > 0;
  }
  function drop(event: DragEvent): void {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    over.value = false;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) take(files);
  }

  onMounted(() => {
    zone.value?.addEventListener('dragenter', (event) => step(event, 1));
    zone.value?.addEventListener('dragleave', (event) => step(event, -1));
    zone.value?.addEventListener('dragover', (event) => {
      if (carriesFiles(event)) event.preventDefault();
    });
    zone.value?.addEventListener('drop', drop);
  });
  return { over };
}
