import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Opinion, OpinionPage } from '@phoeiphrae/shared/opinion';
import { JudgeOpinion, NewOpinion } from '@phoeiphrae/shared/opinion';
import { Closed } from '@phoeiphrae/shared/primitives';
import { bangkokInstant } from '@phoeiphrae/shared/thaiCalendar';
import Type from 'typebox';
import type { buildApp } from '../app.ts';
import { receiveOpinion } from '../features/opinions/receiveOpinion.ts';
import type { Deps } from '../office/deps.ts';
import { checked, DEMO_FOLDER } from './demoFolder.ts';
import type { DemoPerson } from './loadPeople.ts';
import { spanOf } from './span.ts';

const { item, useful, words } = NewOpinion.properties;
const { state, reason, answer } = JudgeOpinion.properties;
const OpinionsFile = Type.Array(
  Closed({
    /** A span whose first day it is, as said on the demonstration's day. */
    day: Type.String(),
    ...{ item, useful, words },
    judged: Type.Optional(
      Closed({
        /** Days later. */
        after: Type.Integer({ minimum: 1 }),
        ...{ state, reason: Type.Optional(reason), answer: Type.Optional(answer) },
      }),
    ),
  }),
);
const FILE = path.join(DEMO_FOLDER, 'opinions.json');
const OPINIONS = checked(OpinionsFile, JSON.parse(readFileSync(FILE, 'utf8')), FILE);

/** Whoever monitors, under the announcement of the demonstration. */
const JUDGE = 'ict.director';
const DAY_MS = 86_400_000;
/** None has shown by work that it is no robot's: somebody reads them all. */
const IP = '192.0.2.1';

export interface Hands {
  readonly app: Awaited<ReturnType<typeof buildApp>>;
  readonly deps: Deps;
  readonly people: ReadonlyMap<string, DemoPerson>;
}

export interface OpinionStep {
  readonly kind: 'opinion';
  readonly at: Date;
  readonly take: (hands: Hands) => Promise<void>;
}

/** Calls the API as whoever judges. @throws {Error} with what it answered; the demonstration's data are wrong then. */
async function call<T>(
  { app, people }: Hands,
  method: 'GET' | 'POST',
  url: string,
  more: { payload?: object; headers?: Record<string, string> } = {},
): Promise<T> {
  const person = people.get(JUDGE);
  const token = app.accessToken({ userId: person?.userId ?? '', sessionId: person?.sessionId ?? '' });
  const headers = { authorization: `Bearer ${token}`, ...more.headers };
  const response = await app.inject({ ...more, method, url: `/api/v1/opinions${url}`, headers });
  if (response.statusCode >= 300) throw new Error(`${method} ${url}: ${response.body}`);
  return response.json<T>();
}

/** The opinions that citizens of the demonstration sent, and what was made of them. */
export function opinionSteps(today: string): OpinionStep[] {
  return OPINIONS.flatMap(({ day, judged, ...opinion }, index): OpinionStep[] => {
    const { from } = spanOf(day, today);
    const sent = new Date(Date.parse(bangkokInstant(from, '19:00')) + index * 60_000);
    const say: OpinionStep = {
      kind: 'opinion',
      at: sent,
      take: async ({ deps }) => {
        await receiveOpinion(deps, { opinion, locale: 'th', ip: IP });
      },
    };
    if (!judged) return [say];
    const { after, state: decided, ...rest } = judged;
    const body = { state: decided, reason: null, answer: { th: '', en: '' }, ...rest };
    const judge: OpinionStep = {
      kind: 'opinion',
      at: new Date(sent.getTime() + after * DAY_MS - 4 * 3_600_000),
      take: async (hands) => {
        const { id, version } = await receivedAt(hands, sent);
        const headers = { 'if-match': `"${String(version)}"`, 'idempotency-key': randomUUID() };
        await call<Opinion>(hands, 'POST', `/${id}/judge`, { payload: body, headers });
      },
    };
    return [say, judge];
  });
}

async function receivedAt(hands: Hands, moment: Date): Promise<Opinion> {
  const { opinions } = await call<OpinionPage>(hands, 'GET', '?limit=100');
  const found = opinions.find(({ receivedAt: at }) => at === moment.toISOString());
  if (!found) throw new Error(`no opinion was received at ${moment.toISOString()}`);
  return found;
}
