import { Refused } from '../refused.ts';
import { isRemote } from './outsideTarget.ts';

/** Fields that call another program (ECMA-376 part 1, 17.16.5; DDE since Word 95). */
const CALLS = /^\s*"?\s*(DDE|DDEAUTO)\b/i;
const INCLUDES = /^\s*(INCLUDEPICTURE|INCLUDETEXT|IMPORT|INCLUDE|LINK)\s+(?:\\\S+\s+)*"?([^"\s]+)/i;
/** A formula that calls another program, `cmd|'/c calc'!A1`, or fetches from the network. */
const FORMULA_CALLS = /(^|[=+\-@,(\s])['"]?[a-z][\w.]*\|['"]?[^!|]*!/i;
const FORMULA_FETCHES =
  /\b(WEBSERVICE|RTD|IMPORTXML|IMPORTDATA|IMPORTHTML|IMPORTFEED|IMPORTRANGE|IMAGE)\s*\(/i;
const FORMULA_MACROS = /\b(EXEC|CALL|REGISTER(\.ID)?|FORMULA\.FILL|RUN)\s*\(/i;

/** @throws Refused when the instruction of a field starts a program or fetches from another machine */
export function checkField(part: string, instruction: string): void {
  if (CALLS.test(instruction)) throw new Refused('active_content', `${part}: DDE`);
  const included = INCLUDES.exec(instruction)?.[2];
  if (included !== undefined && isRemote(included.replaceAll('\\\\', '\\'))) {
    throw new Refused('outside_links', part);
  }
}

/** @throws Refused when a formula starts a program or fetches from another machine */
export function checkFormula(part: string, written: string): void {
  // What stands in quotes is text, whatever it looks like.
  const formula = written.replace(/"[^"]*"/g, '""');
  if (FORMULA_CALLS.test(formula)) throw new Refused('active_content', `${part}: DDE`);
  if (FORMULA_MACROS.test(formula)) throw new Refused('macros', part);
  if (FORMULA_FETCHES.test(formula)) throw new Refused('outside_links', part);
}
