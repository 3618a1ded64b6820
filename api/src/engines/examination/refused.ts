import type { Refusal, RefusalCode } from '@phoeiphrae/shared/examination';

/** Ends the examination of a file: it cannot be taken, for this reason. */
export class Refused extends Error {
  readonly refusal: Refusal;

  /** `detail` names what in the file the reason is about: an entry, a part; cut at 300 characters. */
  constructor(code: RefusalCode, detail?: string) {
    super(code);
    this.refusal = detail === undefined ? { code } : { code, detail: detail.slice(0, 300) };
  }
}
