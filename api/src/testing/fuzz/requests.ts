import type { Description, Operation, Parameter } from './description.ts';
import { HOSTILE_HEADERS, HOSTILE_TEXTS, hostileWord } from './hostile.ts';
import type { Meant } from './meant.ts';
import type { Random } from './random.ts';
import { isKind } from './stored.ts';
import { fittingValue, nearValue } from './values.ts';

export interface Request {
  readonly method: Operation['method'];
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload: string | Buffer | undefined;
}

/** How far a request is from what the description asks for. */
export type Manner = 'valid' | 'near' | 'hostile';

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What stands in an address; words that no UTF-8 can write are sent as bytes that are none. */
function inAddress(word: string): string {
  try {
    return encodeURIComponent(word);
  } catch {
    return '%ed%a0%80';
  }
}

const CONTROLS = /[\p{Cc}\ud800-\udfff]/gu;

/** Headers as they come over a line: of bytes, and of none that would end a line. */
const onTheWire = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Buffer.from(value.replaceAll(CONTROLS, '')).toString('latin1'),
    ]),
  );

interface Making {
  readonly description: Description;
  readonly meant: Meant;
  readonly random: Random;
  readonly manner: Manner;
}

/** A request for an operation. @param token of who asks; none for anyone. */
export async function requestFor(making: Making, operation: Operation, token?: string): Promise<Request> {
  const { random, manner, meant } = making;
  const named = new Map<string, string>();
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string, at: number) => {
    const before = operation.path.slice(0, at).split('/').at(-2) ?? '';
    const value = pathValue(making, operation, name, before);
    named.set(before, value);
    return inAddress(value);
  });
  const query = operation.parameters
    .filter((one) => one.in === 'query')
    .flatMap((one) => queryOf(making, one));
  const headers: Record<string, string> = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(await ownHeaders(making, operation, named)),
  };
  const item = named.get('items');
  const { payload, type } = bodyFor(
    making,
    operation,
    item === undefined ? undefined : await meant.hashOf(item),
  );
  if (type !== undefined) headers['content-type'] = type;
  if (manner === 'hostile' || (manner === 'near' && random.chance(0.2)))
    Object.assign(headers, random.pick(HOSTILE_HEADERS));
  const url = query.length > 0 ? `${path}?${query.join('&')}` : path;
  return { method: operation.method, url, headers: onTheWire(headers), payload };
}

function pathValue(
  { description, random, manner, meant }: Making,
  operation: Operation,
  name: string,
  before: string,
): string {
  if (manner === 'hostile' && random.chance(0.3)) return hostileWord(random);
  const there = random.chance(0.95) ? meant.inPath(before, name, random) : undefined;
  if (there !== undefined) return there;
  const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
  return written(fittingValue({ description, random, known: meant.known }, parameter?.schema ?? {}, name));
}

function queryOf(
  { description, random, manner, meant }: Making,
  { name, schema, required }: Parameter,
): string[] {
  if (!required && random.chance(0.6)) return [];
  const hostile = manner === 'hostile' || (manner === 'near' && random.chance(0.3));
  const value = hostile
    ? hostileWord(random)
    : fittingValue({ description, random, known: meant.known }, schema, name);
  const entry = `${name}=${inAddress(written(value))}`;
  return hostile && random.chance(0.2) ? [entry, entry, `${name}[]=x`, 'unknown=1'] : [entry];
}

async function ownHeaders(making: Making, { parameters }: Operation, named: Map<string, string>) {
  const { description, random, manner, meant } = making;
  const entries = parameters
    .filter((one) => one.in === 'header')
    .map(async ({ name, schema }) => {
      if (manner !== 'valid' && random.chance(0.1)) return [];
      if (name === 'If-Match') return [['if-match', await tagOf(making, named)] as const];
      if (name === 'Idempotency-Key')
        return [['idempotency-key', `key-${String(random.below(1e9))}`] as const];
      const value = written(fittingValue({ description, random, known: meant.known }, schema, name));
      return [[name, value] as const];
    });
  return Object.fromEntries((await Promise.all(entries)).flat()) as Record<string, string>;
}

/** The tag of what is named last in the address, as it is now or once was. */
async function tagOf({ random, manner, meant }: Making, named: Map<string, string>): Promise<string> {
  const [kind = '', id = ''] = [...named].find(([one]) => isKind(one)) ?? [];
  const version = (isKind(kind) ? await meant.versionOf(kind, id) : undefined) ?? 1;
  const stale = manner !== 'valid' && random.chance(0.2);
  return `"${String(stale ? Math.max(1, version - 1) : version)}"`;
}

function bodyFor(
  { description, random, manner, meant }: Making,
  { body, method }: Operation,
  contentHash: string | undefined,
) {
  const [media] = Object.keys(body ?? {});
  if (!body || media === undefined) {
    const stray = manner === 'hostile' && method !== 'GET' && method !== 'HEAD' && random.chance(0.5);
    return stray
      ? { payload: random.pick(HOSTILE_TEXTS), type: 'application/json' }
      : { payload: undefined, type: undefined };
  }
  if (media !== 'application/json')
    return { payload: Buffer.from('ก'.repeat(random.below(20))), type: media };
  if (manner === 'hostile' && random.chance(0.4)) return { payload: random.pick(HOSTILE_TEXTS), type: media };
  const known = (name: string, chance: Random) =>
    name === 'contentHash' && contentHash !== undefined ? contentHash : meant.known(name, chance);
  const fitting = fittingValue({ description, random, known }, body[media]?.schema ?? {});
  const value = manner === 'valid' ? fitting : nearValue(fitting, random);
  return { payload: JSON.stringify(value), type: media };
}
