import { createReadStream } from 'node:fs';
import { checkFormula } from '../office/fieldCodes.ts';
import { Refused } from '../refused.ts';
import type { Task } from '../task.ts';
import type { FileType } from '../types/fileTypes.ts';
import { refuseHiddenZip } from '../types/hiddenZip.ts';
import { textDecoderOf } from './textEncoding.ts';

const NOT_TEXT = /[\u0000-\u0008\u000b\u000e-\u0019\u001c-\u001f\ufffe\uffff]/;
const LONGEST_CELL = 10_000;

/** Checks that a text is text in a character set that can be told, and that no cell of a CSV is a command. @throws Refused */
export async function inspectText(task: Task, { mediaType }: FileType): Promise<void> {
  await refuseHiddenZip(task.path);
  const decode = await textDecoderOf(task.path);
  if (!decode) throw new Refused('broken', 'not text');
  const cells = mediaType === 'text/csv' ? formulaWatcher() : undefined;
  for await (const chunk of createReadStream(task.path) as AsyncIterable<Buffer>) {
    const text = decode(chunk);
    if (NOT_TEXT.test(text)) throw new Refused('broken', 'not text');
    cells?.(text);
  }
  cells?.('\n');
}

/** Programs run a cell that begins with one of =, +, -, @ as a formula (CWE-1236); harmless ones may stay. */
function formulaWatcher(): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split(/[\r\n]/);
    rest = (lines.pop() ?? '').slice(0, LONGEST_CELL);
    for (const line of lines) {
      if (!/[=+\-@]/.test(line)) continue;
      for (const cell of line.split(/[,;\t]/)) {
        if (/^\s*"?'?\s*[=+\-@]/.test(cell)) checkFormula('CSV', cell);
      }
    }
  };
}
