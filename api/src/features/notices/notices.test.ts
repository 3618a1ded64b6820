import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notice, NoticePage } from '@phoeiphrae/shared/notice';
import { notify } from '../../office/notify.ts';
import { createPerson, type Person } from '../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { expectProblem } from '../../testing/expectProblem.ts';

let test: TestApp;
let person: Person;
let other: Person;
beforeAll(async () => {
  test = await buildTestApp();
  [person, other] = [await createPerson(test), await createPerson(test)];
  await test.deps.db.orm.transaction(async (tx) => {
    for (let i = 0; i < 5; i++) {
      const notice = { kind: 'remarked' as const, itemId: null, details: { number: i } };
      await notify(tx, [person.id, other.id, person.id], notice, '2026-11-23T01:00:00.000Z');
    }
  });
});
afterAll(() => test.close());

describe('GET /notices', () => {
  it('pages through one’s own, each once, with the number of those unread', async () => {
    const first = (await person.get<NoticePage>('/notices?limit=3')).body;
    expect(first.unread).toBe(5);
    const second = (await person.get<NoticePage>(`/notices?limit=3&cursor=${String(first.nextCursor)}`)).body;
    expect(second.nextCursor).toBeNull();
    expect(new Set([...first.notices, ...second.notices].map((notice) => notice.id)).size).toBe(5);
  });
});

describe('POST /notices/:id/read', () => {
  it('200 once with If-Match, 404 for another person’s', async () => {
    const [notice] = (await person.get<NoticePage>('/notices?limit=1')).body.notices;
    const path = `/notices/${String(notice?.id)}/read`;
    expectProblem(await person.post(path), 'precondition-required');
    expectProblem(await other.post(path, undefined, { ifMatch: 1 }), 'not-found');
    const reply = await person.post<Notice>(path, undefined, { ifMatch: 1 });
    expect(reply.body).toMatchObject({ readAt: test.clock.now().toISOString(), version: 2 });
    expectProblem(await person.post(path, undefined, { ifMatch: 1 }), 'version-stale');
    expect((await person.get<NoticePage>('/notices?unread=true')).body.notices).toHaveLength(4);
  });
});
