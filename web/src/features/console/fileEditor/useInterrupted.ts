import { defaultOptions, type PreviousUpload } from 'tus-js-client';
import { ref } from 'vue';
import { fingerprintOf } from './sendFile';

/** The API forgets an upload that was not attached after a day. */
const FORGOTTEN_MS = 24 * 60 * 60_000;

export interface Interrupted {
  readonly key: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

const { urlStorage } = defaultOptions;

/** What this browser began to send to an item and did not finish: known by name only, the bytes are with the person. */
export function useInterrupted(itemId: string) {
  const uploads = ref<Interrupted[]>([]);

  async function load(): Promise<void> {
    // eslint-disable-next-line phoeiphrae/no-clock -- tus stamps what it remembers by the browser's clock
    const now = Date.now();
    const all = await urlStorage.findAllUploads();
    const mine = all.filter(({ metadata }) => metadata['itemId'] === itemId);
    const old = mine.filter((upload) => now - Date.parse(upload.creationTime) > FORGOTTEN_MS);
    await Promise.all(old.map(({ urlStorageKey }) => urlStorage.removeUpload(urlStorageKey)));
    uploads.value = mine.filter((upload) => !old.includes(upload)).map(entryOf);
  }
  const entryOf = ({ urlStorageKey, metadata, size }: PreviousUpload): Interrupted => ({
    key: urlStorageKey,
    name: metadata['filename'] ?? '',
    size: size ?? 0,
  });

  async function forget(key: string): Promise<void> {
    await urlStorage.removeUpload(key);
    await load();
  }

  /** Those that are chosen again are no longer interrupted. */
  function take(files: readonly File[]): void {
    const chosen = files.map((file) => `tus::${fingerprintOf(file, itemId)}::`);
    uploads.value = uploads.value.filter(({ key }) => !chosen.some((prefix) => key.startsWith(prefix)));
  }

  void load();
  return { uploads, forget, take };
}
