import { desc, eq } from 'drizzle-orm';
import { itemFiles } from '@phoeiphrae/db/schema/files';
import type { Queryable } from '../../../office/deps.ts';

/** Which items use the bytes, under which name, and who attached them; the newest first. */
export const ownersOf = (db: Queryable, sha256: string) =>
  db
    .select({ itemId: itemFiles.itemId, name: itemFiles.name, userId: itemFiles.uploadedBy })
    .from(itemFiles)
    .where(eq(itemFiles.sha256, sha256))
    .orderBy(desc(itemFiles.at));
