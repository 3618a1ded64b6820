import { randomUUID } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import { items } from '@phoeiphrae/db/schema/items';
import type { AssessmentBoard, CopiedForward } from '@phoeiphrae/shared/assessment/board';
import { fiscalYearOf } from '@phoeiphrae/shared/thaiCalendar';
import type { buildApp } from '../app.ts';
import type { Tx } from '../office/deps.ts';
import { readDemoAssessment, type DemoAddress } from './demoAssessment.ts';
import type { DemoPerson } from './loadPeople.ts';

type App = Awaited<ReturnType<typeof buildApp>>;
/** Who monitors what the office publishes. */
const MONITOR = 'ict.director';

/** Calls the API as the person who keeps the lists. @throws {Error} with the problem that it answered */
const callsOf = (app: App, { userId, sessionId }: DemoPerson) =>
  async function call<T>(
    method: 'GET' | 'POST' | 'PATCH',
    url: string,
    payload?: object,
    version?: number,
  ): Promise<T> {
    const token = app.accessToken({ userId, sessionId });
    const headers = {
      authorization: `Bearer ${token}`,
      'idempotency-key': randomUUID(),
      ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
    };
    const given = payload === undefined ? {} : { payload };
    const response = await app.inject({ method, url: `/api/v1/assessment${url}`, headers, ...given });
    if (response.statusCode >= 300) throw new Error(`${method} ${url}: ${response.body}`);
    return response.json<T>();
  };
type Call = ReturnType<typeof callsOf>;

const slugsOf = (linked: Record<string, readonly DemoAddress[]>) =>
  Object.values(linked).flatMap((addresses) => addresses.flatMap((one) => ('item' in one ? [one.item] : [])));

async function idsOf(tx: Tx, slugs: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .select({ slug: items.slug, id: items.id })
    .from(items)
    .where(inArray(items.slug, [...slugs]));
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}

function addressOf(address: DemoAddress, ids: ReadonlyMap<string, string>) {
  const { explanation } = address;
  if ('item' in address) return { kind: 'item', itemId: ids.get(address.item) ?? '', label: '', explanation };
  if ('page' in address) return { kind: 'page', page: address.page, label: '', explanation };
  return { kind: 'external', url: address.url, label: address.label, explanation };
}

async function show(call: Call, id: string): Promise<void> {
  const { version } = await call<AssessmentBoard>('GET', `/schemes/${id}`);
  await call('PATCH', `/schemes/${id}`, { shown: true }, version);
}

/** The list of the year before with its addresses, carried into the year that is under way and verified there in part; both shown. */
export async function loadDemoAssessment(
  app: App,
  tx: Tx,
  people: ReadonlyMap<string, DemoPerson>,
  day: string,
): Promise<void> {
  const monitor = people.get(MONITOR);
  if (!monitor) throw new Error(`the demonstration has no ${MONITOR}`);
  const call = callsOf(app, monitor);
  const { scheme, linked, verified } = readDemoAssessment();
  const ids = await idsOf(tx, slugsOf(linked));
  const last = {
    ...scheme,
    fiscalYear: fiscalYearOf(day) - 1,
    numbers: scheme.numbers.map((rule) => ({ ...rule, from: [] })),
  };
  const board = await call<AssessmentBoard>('POST', '/schemes', last);
  for (const { id, number, version, workGroup } of board.numbers) {
    const addresses = (linked[number] ?? []).map((address) => addressOf(address, ids));
    if (addresses.length > 0) await call('PATCH', `/numbers/${id}`, { workGroup, addresses }, version);
  }
  const { schemeId } = await call<CopiedForward>(
    'POST',
    `/schemes/${board.id}/copy-forward`,
    undefined,
    board.version,
  );
  const next = await call<AssessmentBoard>('GET', `/schemes/${schemeId}`);
  for (const { id, number, version } of next.numbers) {
    const elements = verified[number];
    if (elements) await call('POST', `/numbers/${id}/verify`, { elements }, version);
  }
  await show(call, board.id);
  await show(call, schemeId);
}
