import type { ContentFile } from '@phoeiphrae/shared/content';
import type { Item } from '@phoeiphrae/shared/item';
import { onScopeDispose, watch, type Ref } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { onBeforeRouteLeave } from 'vue-router';
import { attachFile } from '@/api/calls/files';
import { onRecord } from '@/api/params';
import { useWrite } from '@/api/useWrite';
import type { Intent } from '@/composables/useAction';
import { useItemFiles } from '@/features/common/files/useItemFiles.ts';
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
  /** The files whose places others took, by the digest of the successor. */
  predecessors: Map<string, ContentFile>;
}

/** A file that was put back is known to the API again once the draft is saved. */
const ASK_AGAIN_MS = 2500;

/** Everything between choosing a file and seeing it examined in the draft. */
export function useAttaching({ itemId, beside, refresh, files, limit, told, predecessors }: Parts) {
  const { t } = useI18n();
  const write = useWrite();
  const states = useItemFiles(() => itemId);
  const interrupted = useInterrupted(itemId);

  async function attach(intent: Intent, body: { upload: string; replaces?: string }): Promise<void> {
    const before = new Set(files().map(({ sha256 }) => sha256));
    const old = files().find(({ sha256 }) => sha256 === body.replaces);
    const kept = old && { ...old };
    const next = await beside((item) => write(attachFile, { params: onRecord(intent, item), body }));
    const came = next.working?.content.files.find(({ sha256 }) => !before.has(sha256));
    if (came) told.value = t('consoleFile.upload.attached', { name: came.name });
    if (came && kept) predecessors.set(came.sha256, kept);
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

  let asking: ReturnType<typeof setInterval> | undefined;
  watch(
    () => files().some(({ sha256 }) => !states.byHash.value.has(sha256)),
    (unknown) => {
      clearInterval(asking);
      if (unknown) asking = setInterval(() => void states.refetch().catch(() => undefined), ASK_AGAIN_MS);
    },
  );
  onScopeDispose(() => clearInterval(asking));

  const warn = (event: BeforeUnloadEvent) => {
    if (uploads.onTheWay()) event.preventDefault();
  };
  addEventListener('beforeunload', warn);
  onScopeDispose(() => removeEventListener('beforeunload', warn));
  onBeforeRouteLeave(() => !uploads.onTheWay() || confirm(t('consoleFile.upload.leave')));

  return { uploads, states, interrupted, add };
}
