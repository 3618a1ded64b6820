interface Token {
  readonly kind: 'literal' | 'digit' | 'text';
  readonly text: string;
}

/** Literals in quotation marks or behind a stroke, what only takes room, conditions and colours, places of digits, other signs. */
const TOKEN = /"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]|([0#?])|(@)|([^"\\[])/g;

function tokensOf(section: string): Token[] {
  return [...section.matchAll(TOKEN)].flatMap(([, quoted, escaped, digit, text, other]): Token[] => {
    if (digit !== undefined) return [{ kind: 'digit', text: digit }];
    if (text !== undefined) return [{ kind: 'text', text }];
    const literal = quoted ?? escaped ?? (other !== undefined && /[-+/().,:\s\d]/.test(other) ? other : '');
    return literal === '' ? [] : [{ kind: 'literal', text: literal }];
  });
}

/** The parts of a format: for more than nought, for less, for nought, for text (ECMA-376 part 1, 18.8.31). */
function sectionsOf(code: string): string[] {
  const sections = [''];
  for (const [part] of code.matchAll(/"[^"]*"?|\\.|[^"\\;]+|./gs)) {
    if (part === ';') sections.push('');
    else sections.push((sections.pop() ?? '') + part);
  }
  return sections;
}

function sectionFor(sections: readonly string[], value: string): string {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) {
    return sections[3] ?? sections.find((section) => section.includes('@')) ?? '';
  }
  if (number < 0 && sections.length > 1) return sections[1] ?? '';
  return number === 0 && sections.length > 2 ? (sections[2] ?? '') : (sections[0] ?? '');
}

/**
 * What a cell shows when its number format prints digits of its own: `"110370"0` makes a number of thirteen digits of one
 * of seven. Null when the format prints none, as nearly all do.
 */
export function printedBy(code: string, value: string): string | null {
  // The longest that a format may be is 255 characters.
  const tokens = tokensOf(sectionFor(sectionsOf(code.slice(0, 255)), value));
  if (!tokens.some(({ kind, text }) => kind === 'literal' && /\p{Nd}/u.test(text))) return null;
  const digits = Array.from(value.replace(/^-|\..*$/g, ''));
  const places = tokens.filter(({ kind }) => kind === 'digit').length;
  let place = 0;
  return tokens
    .map(({ kind, text }) => {
      if (kind === 'literal') return text;
      if (kind === 'text') return value;
      place += 1;
      // All that is more than there are places stands in the first.
      if (place === 1) return digits.slice(0, Math.max(0, digits.length - places + 1)).join('');
      return digits[digits.length - places + place - 1] ?? '';
    })
    .join('');
}
