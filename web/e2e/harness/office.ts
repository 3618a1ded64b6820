import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { DEMO_PASSWORD } from '../../../api/src/demo/people.ts';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { components } from '../../src/api/schema';
import { createCalls, type Calls } from './calls.ts';
import { freshSlug } from './content.ts';

export type Item = components['schemas']['Item'];

/** The body of an answer that must be a success; what the API said otherwise. */
export async function ok<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer;
  if (data === undefined) throw new Error(`${String(response.status)}: ${JSON.stringify(error)}`);
  return data;
}

/** The day it is in the office (ISO 8601), by the clock of the product. */
export async function today(): Promise<string> {
  const { headers } = await fetch(`${inject('address')}/healthz`);
  return bangkokDate(new Date(headers.get('date') ?? ''));
}

export const anyone = (): Calls => createCalls({ baseUrl: inject('address') });

export async function signedIn(username: string, password = DEMO_PASSWORD): Promise<Calls> {
  const session = await ok(anyone().signIn({ body: { username, password } }));
  return createCalls({
    baseUrl: inject('address'),
    headers: { authorization: `Bearer ${session.accessToken}` },
  });
}

export const key = () => ({ 'Idempotency-Key': randomUUID() });
export const on = (item: Item) => ({
  path: { id: item.id },
  header: { 'If-Match': `"${String(item.version)}"`, ...key() },
});
export const hashOf = (item: Item) => ({ contentHash: item.working?.contentHash ?? '' });

/** A second person confirms what waits; what waits for nobody is done. */
export async function confirmedBy(username: string, answer: object): Promise<void> {
  if (!('waiting' in answer)) return;
  const { id, version } = (answer as components['schemas']['WaitingAct']).waiting;
  const second = await signedIn(username);
  const header = { 'If-Match': `"${String(version)}"`, ...key() };
  await ok(second.confirmPowerAct({ params: { path: { id }, header } }));
}

/** The self-check of the announcement, every question answered as it expects. */
export async function goodAnswers() {
  const { document: policy } = await ok(anyone().getPublicPolicy());
  return policy.selfCheck.map(({ code, expected }) => ({ code, answer: expected, note: '' }));
}

/** For journeys that begin where others end: a complete draft of the planning group's, through the API. */
export async function draftOf(
  officer: Calls,
  { title, category = 'action_plan' }: { title: string; category?: string },
): Promise<Item> {
  const created = await ok(
    officer.createItem({
      params: { header: key() },
      body: { workGroup: 'policy_plan', slug: freshSlug(), content: { category, title } },
    }),
  );
  return ok(
    officer.editDraft({
      params: { path: { id: created.id }, header: { 'If-Match': `"${String(created.version)}"` } },
      body: {
        content: {
          summary: 'สรุปสาระสำคัญของเรื่องนี้ไว้สองประโยค เพื่อให้ผู้อ่านทราบก่อนเปิดอ่าน',
          body: '<h2>สาระสำคัญ</h2><p>เนื้อหาที่จัดทำสำหรับการทดสอบ</p>',
          fiscalYear: 2027,
          externalLink: { kind: 'none' },
          noBorrowedSources: true,
          contact: { unit: 'กลุ่มนโยบายและแผน', phone: '02-000-0000', email: '' },
        },
        selfCheck: await goodAnswers(),
      },
    }),
  );
}

/** Submitted, and endorsed by as many as are named. */
export async function inReview(officer: Calls, title: string, endorsers: readonly string[]): Promise<Item> {
  let item = await draftOf(officer, { title });
  item = await ok(officer.submitItem({ params: on(item), body: hashOf(item) }));
  for (const username of endorsers) {
    const calls = await signedIn(username);
    item = await ok(calls.endorseItem({ params: on(item), body: hashOf(item) }));
  }
  return item;
}

export async function published(officer: Calls, title: string): Promise<Item> {
  let item = await inReview(officer, title, ['head.plan', 'deputy1']);
  const director = await signedIn('director');
  item = await ok(
    director.approveItem({ params: on(item), body: { ...hashOf(item), password: DEMO_PASSWORD } }),
  );
  return ok(officer.publishItem({ params: on(item), body: hashOf(item) }));
}
