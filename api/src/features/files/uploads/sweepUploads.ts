import { rmdir } from 'node:fs/promises';
import path from 'node:path';
import { namesIn, removeOlder } from '../../../engines/blobs/folders.ts';
import type { Deps } from '../../../office/deps.ts';
import type { UploadFolder } from './uploadFolder.ts';
import { expiryOf, UPLOAD_LIFE_MS, uploadsFolder, uploadsOf } from './uploads.ts';

/** Forgets expired uploads and what broken-off creations left. @returns how many files were removed or uploads forgotten. */
export async function sweepUploads(deps: Pick<Deps, 'config' | 'clock'>): Promise<number> {
  const now = deps.clock.now();
  let swept = 0;
  for (const userId of await namesIn(uploadsFolder(deps))) {
    const uploads = uploadsOf(deps, userId);
    for (const { id, creation_date: createdAt } of await uploads.all()) {
      if (expiryOf(createdAt) > now) continue;
      await uploads.remove(id);
      swept++;
    }
    swept += await removeStrays(uploads);
    await rmdir(path.join(uploadsFolder(deps), userId)).catch(() => undefined); // only when empty
  }
  return swept;
}

/** What a creation that was broken off left has no facts that say when it began; its age does. */
async function removeStrays(uploads: UploadFolder): Promise<number> {
  const strays: string[] = [];
  for (const name of await namesIn(uploads.folder)) {
    if (!(await uploads.find(name.replace(/\.json$/, '')))) strays.push(name);
  }
  return removeOlder(uploads.folder, UPLOAD_LIFE_MS, strays);
}
