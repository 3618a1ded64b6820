/** Prefixes of article numbers that begin like a person's number and are common here: Thailand, China (GS1). */
const PREFIX = /^(?:885|69[0-9])/;

/** Whether 13 digits are an article number (EAN-13) of a maker whose goods offices buy: its own check digit is right. */
export function isArticleNumber(digits: string): boolean {
  if (!PREFIX.test(digits) || digits.length !== 13) return false;
  let sum = 0;
  for (let i = 0; i < 13; i += 1) sum += Number(digits.charAt(i)) * (i % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}
