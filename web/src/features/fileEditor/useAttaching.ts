import type { ContentFile, Item } from '@phoeiphrae/shared/item';
import { onScopeDispose, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { onBeforeRouteLeave } from 'vue-router';
import type { Intent } from '@/composables/useAction';
import { attachFile } from '@/features/files/fileApi';
import { useItemFiles } from '@/features/files/useItemFiles';
import { sendFile } from './sendFile';
import { useInterrupted } from './useInterrupted';
import { useUploads } from './useUploads';

interface Parts {
  itemId: string;
  beside: (write: (item: Item) => Promise<Item>) => Promise<Item>;
  refresh: () => Promise<void>;
  files: () => readonly ContentFile[];
  limit: () => number | undefined;
  /** What has just happened, for those who hear the page. */
  told: Ref<string>;
}

/** Everything between choosing a file and seeing it examined in the draft. */
export function useAttaching({ itemId, beside, refresh, files, limit, told }: Parts) {
  const { t } = useI18n();
  const states = useItemFiles(() => itemId);
  const interrupted = useInterrupted(itemId);

  async function attach(intent: Intent, body: { upload: string; replaces?: string }): Promise<void> {
    const before = new Set(files().map(({ sha256 }) => sha256));
    const next = await beside((item) => attachFile(intent, item, body));
    const came = next.working?.content.files.find(({ sha256 }) => !before.has(sha256));
    if (came) told.value = t('consoleFile.upload.attached', { name: came.name });
    await states.refetch();
  }
  const uploads = useUploads({
    send: (file, on) => sendFile(file, itemId, on),
    attach,
    largest: limit,
    count: () => files().length,
  });

  function add(chosen: File[], replaces?: string): void {
    interrupted.take(chosen);
    uploads.add(chosen, replaces);
  }

  // What was examined is no longer missing.
  watch(states.pending, (pending) => {
    if (!pending) void refresh();
  });

  const warn = (event: BeforeUnloadEvent) => {
    if (uploads.onTheWay()) event.preventDefault();
  };
  addEventListener('beforeunload', warn);
  onScopeDispose(() => removeEventListener('beforeunload', warn));
  onBeforeRouteLeave(() => !uploads.onTheWay() || confirm(t('consoleFile.upload.leave')));

  return { uploads, states, interrupted, add };
}
