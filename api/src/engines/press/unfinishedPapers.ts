import { FINISHING_STEPS, type FinishingFault, type FinishingStep } from './pdf/finishingStep.ts';

type Tell = (fault: FinishingFault) => void;

/**
 * Papers that were given out as the compiler wrote them, since this process began. One cause stops a step for every
 * paper, so that whoever listens is told of each step once.
 */
export class UnfinishedPapers {
  #count = 0;
  readonly #steps = new Set<FinishingStep>();
  readonly #listeners = new Set<Tell>();

  note(fault: FinishingFault): void {
    this.#count += 1;
    if (this.#steps.has(fault.step)) return;
    this.#steps.add(fault.step);
    for (const tell of this.#listeners) tell(fault);
  }

  get count(): number {
    return this.#count;
  }

  /** The steps that could not be done, in the order of the work. */
  get failedSteps(): FinishingStep[] {
    return FINISHING_STEPS.filter((step) => this.#steps.has(step));
  }

  /** Tells of each step when it fails first. @returns what ends the telling */
  onFirst(tell: Tell): () => void {
    this.#listeners.add(tell);
    return () => void this.#listeners.delete(tell);
  }
}
