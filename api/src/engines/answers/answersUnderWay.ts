import type { FinishedAnswer } from './finishedAnswers.ts';

/** What came of the work: an answer to anyone, one to its reader alone (`own`), or none, by no fault of the reader's (`failed`). */
export type Outcome = FinishedAnswer | 'own' | 'failed';

/** What an answer shows at best. */
export interface Begun {
  /** Of what is public, when the work on it began. */
  readonly generation: number;
  /** Until when it is right, in milliseconds since 1970. */
  readonly expiresAt: number;
}

interface Work extends Begun {
  readonly outcome: Promise<Outcome>;
}

/** The work on answers to anyone that is under way, by the address that they answer: whoever asks meanwhile can wait for it. */
export class AnswersUnderWay {
  readonly #work = new Map<string, Work>();

  /** What comes of the work at an address, unless it was begun before a change, or its day ended. */
  at(key: string, { generation, now }: { generation: number; now: number }): Promise<Outcome> | undefined {
    const work = this.#work.get(key);
    return work && work.generation >= generation && work.expiresAt > now ? work.outcome : undefined;
  }

  /** @returns tells those who wait what came of it; what is told later changes nothing */
  begin(key: string, begun: Begun): (outcome: Outcome) => void {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const work = { ...begun, outcome: promise };
    this.#work.set(key, work);
    return (outcome) => {
      if (this.#work.get(key) === work) this.#work.delete(key);
      resolve(outcome);
    };
  }
}
