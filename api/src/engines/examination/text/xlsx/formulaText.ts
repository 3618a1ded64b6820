/** Functions and signs by which a formula makes text. */
const TEXTUAL =
  /&|\b(?:CONCAT|CONCATENATE|TEXTJOIN|TEXT|REPT|CHAR|UNICHAR|SUBSTITUTE|REPLACE|MID|LEFT|RIGHT|BASE|FIXED|HYPERLINK)\(/i;
const STRING = /"([^"]*)"/g;
const NAME = /[A-Za-z_$][A-Za-z0-9_.$!:]*/g;
const JOINING = /^CONCAT(?:ENATE)?$/i;
const FEWEST_DIGITS = 9;

export interface FormulaText {
  /** What stands in the formula itself, its pieces joined as it joins them; empty where that is no number of a person. */
  readonly joined: string;
  /** Whether it makes a text that cannot be known without calculating. */
  readonly unknown: boolean;
}

/** What a formula prints although no cell holds it: `"110370"&"2071811"`. */
export function formulaText(formula: string): FormulaText {
  const bare = formula.replace(STRING, ' ');
  const joins = (bare.match(NAME) ?? []).every((name) => JOINING.test(name));
  const pieces = formula.replace(STRING, '$1').replace(/[&,;()=\s]+/g, '');
  const literals = joins ? pieces : [...formula.matchAll(STRING)].map(([, text]) => text ?? '').join('');
  const digits = literals.match(/\p{Nd}/gu)?.length ?? 0;
  return { joined: digits >= FEWEST_DIGITS ? literals : '', unknown: !joins && TEXTUAL.test(formula) };
}
