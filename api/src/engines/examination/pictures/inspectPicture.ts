import { stat } from 'node:fs/promises';
import sharp from 'sharp';
import { LIMITS } from '../limits.ts';
import { Refused } from '../refused.ts';
import type { Task } from '../task.ts';
import type { FileType } from '@phoeiphrae/shared/fileTypes';
import { refuseHiddenZip } from '../types/hiddenZip.ts';
import { readBytes } from '../types/readBytes.ts';
import { endOfGainMaps } from './gainMap.ts';
import { pictureEnd } from './pictureEnd.ts';
import { judgeTrailing } from './trailing.ts';

/** A web page or a program written into the first bytes of a picture; a GIF of width 0x2A2F opens a comment of JavaScript. */
const SCRIPT = /<(!doctype|html|body|script|svg|iframe|\?php)/i;
const COMMENT_AS_WIDTH = /^GIF8[79]a(\/\*|=)/;
const HEAD_BYTES = 2048;

/** Checks the structure and the size of a picture; whether it is whole shows when it is drawn. @throws Refused */
export async function inspectPicture(task: Task, { mediaType }: FileType): Promise<void> {
  await refuseHiddenZip(task.path);
  const head = (await readBytes(task.path, 0, HEAD_BYTES)).toString('latin1');
  if (COMMENT_AS_WIDTH.test(head) || SCRIPT.test(head)) throw new Refused('two_types_at_once', 'HTML');
  await refuseTooManyPixels(task.path);
  const { size } = await stat(task.path);
  const end = pictureEnd(task.path, mediaType);
  await judgeTrailing(task, mediaType === 'image/jpeg' ? await endOfGainMaps(task, end) : end, size);
}

/** The size stands in the header: nothing is decoded to learn it. */
async function refuseTooManyPixels(path: string): Promise<void> {
  const { width, height, pages, pageHeight } = await sharp(path, { limitInputPixels: false, animated: true })
    .metadata()
    .catch(() => Promise.reject(new Refused('broken')));
  const pixels = width * (pageHeight ?? height) * (pages ?? 1);
  if (pixels > LIMITS.pixels) throw new Refused('picture_too_large', `${width} × ${height}`);
}
