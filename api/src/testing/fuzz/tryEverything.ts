import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { TestApp } from '../buildTestApp.ts';
import { castOffice } from '../office.ts';
import { descriptionOf, type Operation } from './description.ts';
import { callersOf, LIVES, type Caller } from './lives.ts';
import { meantIn, type Meant } from './meant.ts';
import { randomOf, type Random } from './random.ts';
import { requestFor, type Manner, type Request } from './requests.ts';
import { storedIn, type Stored } from './stored.ts';
import { judgeOf } from './verdict.ts';

export interface Tally {
  readonly requests: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Operations that were asked, and those of them that once succeeded. */
  readonly asked: ReadonlySet<string>;
  readonly succeeded: ReadonlySet<string>;
  /** What is wrong, each with all that it takes to ask again. */
  readonly faults: readonly string[];
}

const MANNERS: readonly Manner[] = ['valid', 'valid', 'valid', 'near', 'near', 'hostile'];
/** After so many requests there are new people and items, as the old ones may be suspended and gone. */
const ROUND = 150;
const MINUTES_A_ROUND = 20;
/** Drawing papers and packing evidence takes a second each: one of so many requests for them is made. */
const HEAVY = /paper|evidence/i;
const HEAVY_PART = 0.15;
const MOST_FAULTS = 40;

/** Asks every operation in every manner as everyone, again and again, and judges each answer by the description. */
export async function tryEverything(
  test: TestApp,
  { seed, requests }: { seed: number; requests: number },
): Promise<Tally> {
  const description = descriptionOf(test);
  const judge = judgeOf(description);
  const stored = storedIn(test);
  const meant = meantIn(stored, await policyOf(test));
  const byStatus: Record<string, number> = {};
  const [asked, succeeded, faults] = [new Set<string>(), new Set<string>(), new Map<string, string>()];
  let callers: Caller[] = [];

  for (let index = 0; index < requests && faults.size < MOST_FAULTS; index++) {
    const random = randomOf(seed + index);
    if (index % ROUND === 0) callers = await nextRound(test, { stored, meant, random, first: index === 0 });
    const operation = nextOperation(description.operations, index, random);
    const [caller, manner] = [random.pick(callers), random.pick(MANNERS)];
    const request = await requestFor({ description, meant, random, manner }, operation, caller.token());
    const remoteAddress = `198.51.100.${String(random.below(250))}`;
    const answer = await answerTo(test, injectable(request, remoteAddress)).catch(() => undefined);
    const { statusCode, headers, rawPayload } = answer ?? BROKEN_OFF;
    byStatus[statusCode] = (byStatus[statusCode] ?? 0) + 1;
    asked.add(operation.id);
    if (statusCode < 300) succeeded.add(operation.id);
    learnFrom(meant, headers, rawPayload);
    for (const fault of judge(operation, { status: statusCode, headers, bytes: rawPayload })) {
      const kind = `${operation.id}: ${fault}`;
      if (!faults.has(kind))
        faults.set(kind, told(kind, { seed, index, caller, manner, request, rawPayload }));
    }
  }
  return { requests, byStatus, asked, succeeded, faults: [...faults.values()] };
}

/** Each operation in its turn, once for certain; later the heavy ones now and then. */
function nextOperation(operations: readonly Operation[], index: number, random: Random): Operation {
  const inTurn = operations[index % operations.length] as Operation;
  const isWanted = index < operations.length || !HEAVY.test(inTurn.id) || random.chance(HEAVY_PART);
  return isWanted ? inTurn : random.pick(operations.filter(({ id }) => !HEAVY.test(id)));
}

interface Round {
  readonly stored: Stored;
  readonly meant: Meant;
  readonly random: Random;
  readonly first: boolean;
}

/** New people, some time later; at first an item in every state, then one in any. */
async function nextRound(test: TestApp, { stored, meant, random, first }: Round): Promise<Caller[]> {
  test.clock.advance(MINUTES_A_ROUND * 60_000);
  const cast = await castOffice(test);
  const lives = Object.values(LIVES);
  // Later the office may have been brought to a standstill, as anyone with the posts can.
  const made = first
    ? await inTurn(lives.map((live) => () => live(test, cast)))
    : await random
        .pick(lives)(test, cast)
        .catch(() => undefined);
  meant.learn(JSON.stringify(made ?? null));
  await stored.refresh();
  return callersOf(test, cast);
}

async function inTurn(acts: readonly (() => Promise<unknown>)[]): Promise<unknown[]> {
  const made: unknown[] = [];
  for (const act of acts) made.push(await act());
  return made;
}

const policyOf = async (test: TestApp): Promise<Policy> =>
  (await test.app.inject('/api/v1/public/policy')).json<{ document: Policy }>().document;

const injectable = ({ payload, ...request }: Request, remoteAddress: string): InjectOptions => ({
  ...request,
  remoteAddress,
  ...(payload === undefined ? {} : { payload }),
});

function learnFrom(meant: Meant, headers: Readonly<Record<string, unknown>>, bytes: Buffer): void {
  if (typeof headers['location'] === 'string') meant.learn(headers['location']);
  if (String(headers['content-type']).includes('json')) meant.learn(bytes.toString());
}

/** Stands for an answer that was begun and not ended, as for one that failed. */
const BROKEN_OFF = { statusCode: 599, headers: {}, rawPayload: Buffer.from('broken off') };
const MOST_TRIES = 5;

/** The answer; where it says when to ask again, as a machine that others use may do, it is asked again. */
async function answerTo(test: TestApp, asked: InjectOptions): Promise<LightMyRequestResponse> {
  let answer = await test.app.inject(asked);
  for (let tries = 1; tries < MOST_TRIES && answer.statusCode === 503; tries++)
    answer = await test.app.inject(asked);
  return answer;
}

interface Asked {
  readonly seed: number;
  readonly index: number;
  readonly caller: Caller;
  readonly manner: Manner;
  readonly request: Request;
  readonly rawPayload: Buffer;
}

const told = (kind: string, { seed, index, caller, manner, request, rawPayload }: Asked): string =>
  [
    `${kind} (seed ${String(seed)}, request ${String(index)}, ${manner}, as ${caller.name})`,
    `  ${request.method} ${request.url.slice(0, 300)}`,
    `  ${JSON.stringify({ ...request.headers, authorization: undefined }).slice(0, 300)}`,
    `  ${String(request.payload ?? '').slice(0, 500)}`,
    `  → ${rawPayload.toString().slice(0, 500)}`,
  ].join('\n');
