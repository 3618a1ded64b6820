import type { FastifyRequest } from 'fastify';
import type { AnswersUnderWay, Outcome } from '../../../engines/answers/answersUnderWay.ts';
import type { FinishedAnswer } from '../../../engines/answers/finishedAnswers.ts';
import { addressKey } from '../../addressKey.ts';
import { ProblemException } from '../../problem.ts';
import { begunNow, type Keeping } from './keeping.ts';

/** Whoever saw the work on an answer fail so often is told so: all who wait would only fail one after another. */
const MOST_FAILURES = 2;

/**
 * The answer that somebody else asked for first, once it is there. When that was theirs alone, everybody goes on by
 * themselves; when it failed, one does the work anew and the others wait for that.
 * @returns undefined for whoever is to do the work; then `request` says when it began, and may be one to wait for
 * @throws {ProblemException} 503 when the work failed again
 */
export async function answerOfAnother(
  keeping: Keeping,
  underWay: AnswersUnderWay,
  request: FastifyRequest,
): Promise<FinishedAnswer | undefined> {
  const key = addressKey(request.url);
  if (key === undefined) return undefined;
  let outcome: Outcome = 'failed';
  for (let failures = 0; outcome === 'failed'; failures++) {
    if (failures === MOST_FAILURES) throw new ProblemException('unavailable');
    request.begun = begunNow(keeping);
    if (request.begun === undefined) return undefined;
    const now = keeping.clock.now().getTime();
    const kept = keeping.answers.get(key.text, now);
    if (kept) return kept;
    const waited = underWay.at(key.text, { generation: request.begun.generation, now });
    if (!waited) {
      if (key.isWhole && request.method === 'GET') request.settle = underWay.begin(key.text, request.begun);
      return undefined;
    }
    outcome = await waited;
  }
  if (outcome !== 'own') return outcome;
  request.begun = begunNow(keeping);
  return undefined;
}
