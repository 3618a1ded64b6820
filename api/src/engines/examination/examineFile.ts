import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Refusal, TextState } from '@phoeiphrae/shared/examination';
import { readCodes } from './codes/readCodes.ts';
import { collector } from './collector.ts';
import type { ExaminedFile, ExaminedAs, PagePicture } from './examination.ts';
import { inspectMedia } from './media/inspectMedia.ts';
import { inspectOdf } from './office/inspectOdf.ts';
import { inspectOoxml } from './office/inspectOoxml.ts';
import { drawPages } from './pdf/drawPages.ts';
import { inspectPdf } from './pdf/inspectPdf.ts';
import { drawPicture } from './pictures/drawPicture.ts';
import { inspectPicture } from './pictures/inspectPicture.ts';
import { inspectText } from './plain/inspectText.ts';
import { Refused } from './refused.ts';
import type { Task } from './task.ts';
import { extractText } from './text/extractText.ts';
import type { TextOutcome } from './text/textPiece.ts';
import { detectType } from './types/detectType.ts';
import { checkExtension, checkName } from './types/fileName.ts';
import type { FileType } from '@phoeiphrae/shared/fileTypes';
import { inspectZip } from './zip/inspectZip.ts';

interface Outcome extends TextOutcome {
  readonly type: FileType;
  readonly refusals: readonly Refusal[];
}

/** Text of several files: one that cannot be read makes the whole unreadable, one that was read makes it read. */
const ORDER: readonly TextState[] = ['none', 'read', 'unreadable'];

/**
 * Examines a file, in the worker: what it is, whether it is harmless, what it says, how it looks. A file that is refused
 * is neither read nor drawn.
 * @throws {Error} when the examination itself fails, which says nothing of the file.
 */
export async function examineFile(source: string, about: ExaminedAs): Promise<ExaminedFile> {
  const found = collector(about);
  // Below the caller's folder, which is removed even where this process is ended in the middle.
  const scratch = await mkdtemp(path.join(about.outDir, 'unpacked-'));
  let type: FileType | undefined;
  try {
    const task: Task = { path: source, name: about.name, scratch, depth: 0, sink: found.sink };
    const outcome = await examineTask(task, (each) => (type ??= each));
    const fit = outcome.refusals.length === 0;
    const pictures = fit ? await draw(outcome.type, source, about.outDir) : [];
    const examined = found.finish(outcome.type.mediaType, outcome, outcome.refusals, pictures);
    if (!fit || about.codePrefix === undefined) return examined;
    return { ...examined, codes: await readCodes(outcome.type, source, about.codePrefix) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const nothing: TextOutcome = { text: 'none', pages: null };
    return found.finish(type?.mediaType ?? 'application/octet-stream', nothing, [error.refusal], []);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A file, or one within it. `known` hears the type as soon as it is decided. @throws Refused */
async function examineTask(task: Task, known: (type: FileType) => void): Promise<Outcome> {
  checkName(task.name);
  const type = await detectType(task.path, task.name);
  known(type);
  checkExtension(task.name, type);
  let text: TextState = 'none';
  const inner = async (each: Task) => {
    const outcome = await examineTask(each, () => undefined);
    text = ORDER[Math.max(ORDER.indexOf(text), ORDER.indexOf(outcome.text))] ?? text;
  };
  const refusals = await inspect(type, task, inner);
  if (type.family === 'zip' || refusals.length > 0) return { type, refusals, text, pages: null };
  return { type, refusals, ...(await extractText(task.path, type.mediaType, task.sink)) };
}

async function inspect(type: FileType, task: Task, inner: (task: Task) => Promise<void>): Promise<Refusal[]> {
  switch (type.family) {
    case 'zip':
      return inspectZip(task, inner);
    case 'pdf':
      await inspectPdf(task);
      break;
    case 'ooxml':
      await inspectOoxml(task, inner);
      break;
    case 'odf':
      await inspectOdf(task);
      break;
    case 'picture':
      await inspectPicture(task, type);
      break;
    case 'media':
      await inspectMedia(task, type);
      break;
    case 'text':
      await inspectText(task);
  }
  return [];
}

async function draw({ family }: FileType, source: string, outDir: string): Promise<PagePicture[]> {
  if (family === 'pdf') return drawPages(source, outDir);
  return family === 'picture' ? drawPicture(source, outDir) : [];
}
