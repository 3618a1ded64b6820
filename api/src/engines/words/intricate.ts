/** As deep as elements may stand in one another; a table in a list in a quotation has eight. */
const DEEPEST = 50;
/** As many elements as a body may have: a table of two thousand rows with ten columns. */
const MOST = 25_000;

export const INTRICACIES = ['too_deep', 'too_many'] as const;
type Intricacy = (typeof INTRICACIES)[number];

/** A body that would take more time than any reader has. */
export class IntricateBody extends Error {
  readonly code: Intricacy;

  constructor(code: Intricacy) {
    super(`the body is ${code.replace('_', ' ')}`);
    this.code = code;
  }
}

/**
 * Counts the elements of one body while it is read, those included that are dropped: work and stack grow with them.
 * @throws {IntricateBody} from `open`, at the first element too many.
 */
export function intricacy(): { open: () => void; close: () => void } {
  let depth = 0;
  let count = 0;
  return {
    open() {
      depth += 1;
      count += 1;
      if (depth > DEEPEST) throw new IntricateBody('too_deep');
      if (count > MOST) throw new IntricateBody('too_many');
    },
    close() {
      depth -= 1;
    },
  };
}
