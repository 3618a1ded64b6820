import { existsSync } from 'node:fs';
import { rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ageFile } from '../../testing/ageFiles.ts';
import { makeWorkFolder, sweepWorkFolders, workFolderPrefix } from './workFolder.ts';

it('work folders that a killed process left are swept after some hours, others stay', async () => {
  const [left, young] = [await makeWorkFolder(), await makeWorkFolder()];
  const link = `${workFolderPrefix()}link-${path.basename(young)}`;
  await writeFile(path.join(left, 'file'), 'for few eyes');
  await symlink(young, link);
  await ageFile(left, 7 * 3_600_000);
  try {
    expect(await sweepWorkFolders()).toBeGreaterThanOrEqual(1);
    expect([left, young, link].map((each) => existsSync(each))).toEqual([false, true, true]);
  } finally {
    await rm(link);
    await rm(young, { recursive: true });
  }
});
