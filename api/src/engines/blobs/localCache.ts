import type { BlobStore, ListedBlob } from './blobStore.ts';
import { folderStore } from './folderStore.ts';

/** Checked copies of blobs that are kept elsewhere. */
export interface LocalCache {
  readonly folder: BlobStore;
  /** Drops the oldest copies until no more than the limit is left. Whoever reads one meanwhile reads on. */
  trim(): Promise<void>;
}

/** @param mostBytes room for the copies; a copy that is larger is dropped after its use. */
export function localCache(root: string, mostBytes: number): LocalCache {
  const folder = folderStore(root);
  async function trim() {
    const copies: ListedBlob[] = [];
    for await (const copy of folder.list()) copies.push(copy);
    copies.sort((a, b) => b.ageMs - a.ageMs);
    let total = copies.reduce((sum, copy) => sum + copy.size, 0);
    for (const copy of copies) {
      if (total <= mostBytes) return;
      await folder.delete(copy.sha256);
      total -= copy.size;
    }
  }
  return { folder, trim };
}
