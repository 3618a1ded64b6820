import type { LogPage } from '@phoeiphrae/shared/event';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { mustAttach } from '../../testing/files.ts';
import { act, castOffice, draftOf, mustAct, passChain, type Cast } from '../../testing/office.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

/** Everything that the log tells a person, page by page. */
async function told(person: Person, query = 'limit=200'): Promise<LogPage['events']> {
  const all: LogPage['events'] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: LogPage = (
      await person.get<LogPage>(`/log/events?${query}${next === '' ? '' : `&cursor=${next}`}`)
    ).body;
    all.push(...page.events);
    next = page.nextCursor;
  }
  return all;
}

describe('the log of an item that the reader may not see', () => {
  it('tells the ICT centre nothing of a draft, and the committee all of it', async () => {
    const draft = await draftOf(test, cast.officer);
    await mustAttach(cast.officer, draft.id, { name: 'ลับเฉพาะร่าง.txt' });
    await act(cast.stranger, draft.id, 'submit');
    const ict = await told(cast.ict);
    expect(ict.filter(({ itemId }) => itemId === draft.id)).toEqual([]);
    expect(JSON.stringify(ict)).not.toContain('ลับเฉพาะร่าง');
    expect(JSON.stringify(ict)).not.toContain(draft.slug);
    expect(await told(cast.ict, `item=${draft.id}`)).toEqual([]);
    const member = await told(cast.member, `item=${draft.id}`);
    expect(member.map(({ type }) => type)).toContain('item.file_attached');
  });

  it('tells it nothing of an item that is before the chain', async () => {
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'submit');
    expect(await told(cast.ict, `item=${id}`)).toEqual([]);
    expect((await told(cast.member, `item=${id}`)).map(({ type }) => type)).toContain('item.submitted');
  });

  it('tells it once the item is for its eyes', async () => {
    const draft = await draftOf(test, cast.officer);
    await passChain(cast, draft.id);
    const seen = await told(cast.ict, `item=${draft.id}`);
    expect(seen.map(({ type }) => type)).toContain('item.approved');
    expect(await told(cast.ict, `limit=1&item=${draft.id}`)).toEqual(seen);
  });

  it('goes on beyond a long stretch of which nothing is told', async () => {
    const draft = await draftOf(test, cast.officer);
    const before = (await told(cast.ict)).map(({ seq }) => seq);
    await test.owner.pool.query('ALTER TABLE events DISABLE TRIGGER guard_event');
    await test.owner.pool.query(
      `INSERT INTO events SELECT last.seq + n, last.at, 'item.edited', last.actor_id, $1, NULL, NULL, NULL, last.body, 'x', 'x'
       FROM (SELECT * FROM events ORDER BY seq DESC LIMIT 1) last, generate_series(1, 2500) n`,
      [draft.id],
    );
    const page = (await cast.ict.get<LogPage>('/log/events')).body;
    expect(page.events).toEqual([]);
    expect(page.nextCursor).not.toBeNull();
    expect((await told(cast.ict)).map(({ seq }) => seq)).toEqual(before);
  });
});
