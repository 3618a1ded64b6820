import { createReadStream } from 'node:fs';
import { checkFormula } from '../office/fieldCodes.ts';
import { Refused } from '../refused.ts';
import type { Task } from '../task.ts';
import { refuseHiddenZip } from '../types/hiddenZip.ts';
import { charsetOfFile, decoderOf } from './charset.ts';

const NOT_TEXT = /[\u0000-\u0008\u000b\u000e-\u0019\u001c-\u001f\ufffe\uffff]/;
const LONGEST_CELL = 10_000;

/**
 * Checks that a text is text, and that no cell of it is a command. Also in a text that is not called CSV: the same bytes
 * may be offered again under the other name. Text in a character set that cannot be told stays, and is unreadable.
 * @throws Refused
 */
export async function inspectText(task: Task): Promise<void> {
  await refuseHiddenZip(task.path);
  const decode = decoderOf(await charsetOfFile(task.path));
  const watch = formulaWatcher();
  for await (const chunk of createReadStream(task.path) as AsyncIterable<Buffer>) {
    const text = decode(chunk);
    if (NOT_TEXT.test(text)) throw new Refused('broken', 'not text');
    watch(text);
  }
  watch('\n');
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
        if (/^\s*"?'?\s*[=+\-@]/.test(cell)) checkFormula('CSV', unquoted(cell));
      }
    }
  };
}

/** The content of a cell in quotation marks, in which its own are doubled (RFC 4180). */
const unquoted = (cell: string) =>
  cell.trimStart().startsWith('"') ? cell.trimStart().slice(1).replaceAll('""', '"') : cell;
