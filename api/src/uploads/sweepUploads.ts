import { rmdir } from 'node:fs/promises';
import path from 'node:path';
import { namesIn, removeOlder } from '../blobs/folders.ts';
import type { Deps } from '../deps.ts';
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
    // What is left of an expired time has no facts that say when it began.
    swept += await removeOlder(uploads.folder, new Date(now.getTime() - 2 * UPLOAD_LIFE_MS));
    await rmdir(path.join(uploadsFolder(deps), userId)).catch(() => undefined); // only when empty
  }
  return swept;
}
