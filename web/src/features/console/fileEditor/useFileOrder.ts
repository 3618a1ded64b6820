import type { ContentFile } from '@phoeiphrae/shared/content';
import { nextTick, ref, shallowReactive, shallowRef } from 'vue';
import { useI18n } from '@/locales/useI18n';

interface Removed {
  readonly file: ContentFile;
  readonly index: number;
}

/**
 * Moving, removing and replacing files of a draft. What happened is said in `told`; the last removal and each
 * replacement can be undone, since the API still knows the bytes.
 */
export function useFileOrder(files: () => ContentFile[]) {
  const { t } = useI18n();
  const told = ref('');
  const removed = shallowRef<Removed>();
  /** By the digest of the successor. */
  const predecessors = shallowReactive(new Map<string, ContentFile>());

  /** @param focus puts the focus back on the button that was pressed: the browser drops it when its row moves */
  async function move(index: number, by: 1 | -1, focus: () => void): Promise<void> {
    const list = files();
    const to = index + by;
    const [file] = to < 0 || to >= list.length ? [] : list.splice(index, 1);
    if (!file) return;
    list.splice(to, 0, file);
    await nextTick();
    focus();
    told.value = t('consoleFile.entry.moved', { name: file.name, place: to + 1, all: list.length });
  }

  function remove(index: number): void {
    const [file] = files().splice(index, 1);
    if (!file) return;
    removed.value = { file, index };
    told.value = t('consoleFile.entry.removed', { name: file.name });
  }

  function undo(): void {
    const back = removed.value;
    removed.value = undefined;
    if (!back || files().some(({ sha256 }) => sha256 === back.file.sha256)) return;
    files().splice(back.index, 0, back.file);
    told.value = t('consoleFile.entry.undone', { name: back.file.name });
  }

  /** Puts a file back in the place of its successor, with the words that it had. */
  function restore(successor: string): void {
    const old = predecessors.get(successor);
    const at = files().findIndex(({ sha256 }) => sha256 === successor);
    predecessors.delete(successor);
    if (!old || at < 0 || files().some(({ sha256 }) => sha256 === old.sha256)) return;
    files().splice(at, 1, old);
    told.value = t('consoleFile.entry.undone', { name: old.name });
  }

  return { told, removed, predecessors, move, remove, undo, restore };
}
