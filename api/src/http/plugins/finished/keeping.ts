import type { IncomingMessage } from 'node:http';
import { bangkokDate, bangkokInstant } from '@phoeiphrae/shared/thaiCalendar';
import type { Begun } from '../../../engines/answers/answersUnderWay.ts';
import type { FinishedAnswer, FinishedAnswers } from '../../../engines/answers/finishedAnswers.ts';
import { addressKey } from '../../addressKey.ts';

/** A notice that was lost without anybody knowing is made good by then, in milliseconds. */
const LONGEST_MS = 60_000;

/** Where answers are kept, and by whose time. */
export interface Keeping {
  readonly answers: FinishedAnswers;
  readonly clock: { now(): Date };
}

const isAnyone = (headers: IncomingMessage['headers']): boolean =>
  headers.authorization === undefined && headers.cookie === undefined;

/** Whether a request asks for the whole of something, as nobody in particular. */
export function isForAnyone({ method, headers }: IncomingMessage): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || !isAnyone(headers)) return false;
  return headers.host !== undefined && headers.range === undefined && headers['if-match'] === undefined;
}

/** What is kept of an address, in whatever way it is written. */
export function keptAt({ answers, clock }: Keeping, url: string): FinishedAnswer | undefined {
  const at = clock.now().getTime();
  const found = answers.get(url, at);
  if (found) return found;
  const key = addressKey(url);
  return key && key.text !== url ? answers.get(key.text, at) : undefined;
}

/** When the day in Bangkok ends: with the next another announcement may be in force. In milliseconds since 1970. */
const endOfDay = (now: Date): number => Date.parse(bangkokInstant(bangkokDate(now), '00:00')) + 86_400_000;

/** What an answer shows at best whose work begins now; undefined while nothing is kept. */
export function begunNow({ answers: { generation }, clock }: Keeping): Begun | undefined {
  if (generation === undefined) return undefined;
  const now = clock.now();
  return { generation, expiresAt: Math.min(now.getTime() + LONGEST_MS, endOfDay(now)) };
}
