import { Refused } from '../refused.ts';
import type { OpenZip, ZipEntry } from '../zip/zipDirectory.ts';
import { checkField, checkFormula } from './fieldCodes.ts';
import { isRemote } from './outsideTarget.ts';
import { readXml, valuesOf, type Attributes, type XmlHandlers } from './readXml.ts';

/** Links of a spreadsheet to a running program, and controls that are programs. */
const ACTIVE = new Set(['ddeLink', 'oleLink', 'ocx']);
/** Objects of another program within the document, as Word, Excel and PowerPoint write them. */
const OBJECTS = new Set(['OLEObject', 'oleObject', 'oleObj']);
const LONGEST_FIELD = 10_000;

/** Reads an XML part of an Office document: its markup, fields and formulas. @throws Refused */
export async function checkOfficePart(zip: OpenZip, entry: ZipEntry): Promise<void> {
  const fields = fieldReader(entry.name);
  const formulas = textOf('f', (formula) => checkFormula(entry.name, formula));
  await readXml(zip, entry, {
    open: (name, attributes) => {
      if (ACTIVE.has(name)) throw new Refused('active_content', `${entry.name}: ${name}`);
      if (OBJECTS.has(name)) throw new Refused('embedded_files', `${entry.name}: ${name}`);
      checkAttributes(entry.name, attributes);
      fields.open?.(name, attributes);
      formulas.open?.(name, attributes);
    },
    text: (text) => {
      fields.text?.(text);
      formulas.text?.(text);
    },
    close: (name) => {
      fields.close?.(name);
      formulas.close?.(name);
    },
  });
}

const PROGRAM = /^ppaction:\/\/(program|macro|ole)/i;

/** A click that starts a program or a macro (PowerPoint), and pictures of old drawings that lie elsewhere. */
function checkAttributes(part: string, attributes: Attributes): void {
  if (valuesOf(attributes, 'action').some((action) => PROGRAM.test(action))) {
    throw new Refused('active_content', `${part}: action`);
  }
  if (valuesOf(attributes, 'src').some(isRemote)) throw new Refused('outside_links', part);
}

/** Hands on the text of each element of a name; what is longer than a field can be is cut. */
function textOf(element: string, take: (text: string) => void): XmlHandlers {
  let text: string | undefined;
  return {
    open: (name) => {
      if (name === element) text = '';
    },
    text: (more) => {
      if (text !== undefined && text.length < LONGEST_FIELD) text += more;
    },
    close: (name) => {
      if (name !== element || text === undefined) return;
      const whole = text;
      text = undefined;
      take(whole);
    },
  };
}

/**
 * The instruction of a field may be cut into many runs, `DD` and `EAUTO`, and stand in fields within fields: all between
 * a beginning and its separator belongs together.
 */
function fieldReader(part: string): XmlHandlers {
  const stack: string[] = [];
  const runs = textOf('instrText', (text) => {
    const before = stack.pop();
    if (before === undefined) checkField(part, text);
    else stack.push((before + text).slice(0, LONGEST_FIELD));
  });
  return {
    ...runs,
    open: (name, attributes) => {
      runs.open?.(name, attributes);
      if (name === 'fldSimple') for (const code of valuesOf(attributes, 'instr')) checkField(part, code);
      if (name !== 'fldChar') return;
      const [kind] = valuesOf(attributes, 'fldCharType');
      if (kind === 'begin') stack.push('');
      else if (kind === 'separate') checkField(part, stack.at(-1) ?? '');
      else checkField(part, stack.pop() ?? '');
    },
  };
}
