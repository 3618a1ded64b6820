import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Inbox } from '@phoeiphrae/shared/inbox';
import type { PaperSignature, Seal } from '@phoeiphrae/shared/signature';
import { createPerson, type Person } from '../../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { expectProblem } from '../../../testing/expectProblem.ts';
import { act, castOffice, draftOf, GROUP, mustAct, read, type Cast } from '../../../testing/office.ts';
import { checkPaper, newestPaper, papersOf, printed, recordInkDecision } from '../../../testing/papers.ts';
import { paperText } from '../../../testing/paperText.ts';
import { sealFits } from '../../../engines/seal.ts';

let test: TestApp;
let cast: Cast;
let secretary: Person;
let writingHead: Person;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  secretary = await createPerson(test, { seats: [8] });
  writingHead = await createPerson(test, {
    appointments: [
      { post: 'officer', workGroups: [GROUP] },
      { post: 'group_head', workGroups: [GROUP] },
    ],
  });
});
afterAll(() => test.close());

let id: string;
beforeEach(async () => {
  ({ id } = await draftOf(test, cast.officer));
  await mustAct(cast.officer, id, 'submit');
});

async function recorded(signer: Person, note?: string): Promise<void> {
  const reply = await recordInkDecision(test, cast.officer, id, { signer, ...(note ? { note } : {}) });
  if (reply.status !== 201) throw new Error(reply.text);
}
async function toDirector(): Promise<void> {
  await mustAct(cast.head, id, 'endorse');
  await mustAct(cast.deputy, id, 'endorse');
}
const decisionsOf = async () =>
  (
    await test.owner.pool.query<{
      kind: string;
      decided_by: string;
      reason: string | null;
      statement_text: string | null;
      signature: PaperSignature | null;
      seal: Seal | null;
    }>(
      'SELECT kind, decided_by, reason, statement_text, signature, seal FROM decisions WHERE item_id = $1 ORDER BY decided_at, id',
      [id],
    )
  ).rows;
const eventsOf = async () =>
  (
    await test.owner.pool.query<{ type: string; by: string }>(
      "SELECT type, body::jsonb #>> '{by,name}' AS by FROM events WHERE item_id = $1 ORDER BY seq",
      [id],
    )
  ).rows;

describe('POST /items/{id}/paper-decisions/{paper}/confirm', () => {
  it('200 passes an endorsement up as the signer would have', async () => {
    await recorded(cast.head, 'เห็นควรเผยแพร่');
    const reply = await checkPaper(cast.deputy, id, 'confirm');
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body).toMatchObject({ state: 'in_review', step: 'deputy_director' });
    const [decision] = await decisionsOf();
    expect(decision).toMatchObject({
      kind: 'endorse',
      decided_by: cast.head.id,
      reason: 'เห็นควรเผยแพร่',
      statement_text: null,
      signature: {
        class: 'paper',
        signedOn: '2026-11-23',
        recordedBy: { name: cast.officer.name },
        checkedBy: { name: cast.deputy.name, post: 'deputy_director' },
      },
    });
    expect((await eventsOf()).slice(-2)).toEqual([
      { type: 'item.paper_confirmed', by: cast.deputy.name },
      { type: 'item.endorsed', by: cast.head.name },
    ]);
    expect(await newestPaper(cast.officer, id)).toMatchObject({
      state: 'confirmed',
      checkedBy: { name: cast.deputy.name },
    });
    // Having compared a paper bars nobody from the step that is theirs.
    await mustAct(cast.deputy, id, 'endorse');
  });

  it('200 seals an approval on paper, which is then published; memo and certificate say how it was signed', async () => {
    await toDirector();
    await recorded(cast.director);
    const paper = await newestPaper(cast.officer, id);
    const reply = await checkPaper(cast.head, id, 'confirm');
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body.state).toBe('approved');
    const approval = (await decisionsOf()).find(({ kind }) => kind === 'approve');
    const text = approval?.statement_text ?? '';
    expect(JSON.parse(text)).toMatchObject({
      act: 'approve',
      item: id,
      contentHash: paper.contentHash,
      method: 'paper',
      by: { name: cast.director.name, post: 'director' },
    });
    expect(approval?.signature).toMatchObject({ class: 'paper', evidence: paper.scan.sha256 });
    expect(
      approval?.seal && sealFits(test.deps.seal.publicKey, Buffer.from(text), approval.seal.signature),
    ).toBe(true);
    await mustAct(cast.officer, id, 'publish');
    const plain = async (kind: string) =>
      (await paperText(await printed(test, cast.officer, id, kind))).replace(/\s+/g, '');
    expect(await plain('certificate')).toContain('กระดาษ');
    expect(await plain('memo')).toContain('ลงลายมือชื่อบนกระดาษ');
    const { slug } = await read(cast.officer, id);
    const certificate = await test.app.inject({
      url: `/api/v1/public/items/${encodeURIComponent(slug)}/certificate`,
    });
    expect(certificate.json()).toMatchObject({ approval: { class: 'paper' } });
    expect(certificate.body).not.toContain(cast.director.id);
  });

  it('200 for the secretary; 403 for recorder, signer, contributors and those who compare nothing', async () => {
    const { version } = await read(cast.colleague, id);
    await cast.colleague.post(`/items/${id}/recall`, {}, { ifMatch: version });
    await mustAct(writingHead, id, 'submit');
    expect((await recordInkDecision(test, secretary, id, { signer: cast.head })).status).toBe(201);
    for (const person of [secretary, cast.head, writingHead])
      expectProblem(await checkPaper(person, id, 'confirm'), 'four-eyes');
    for (const person of [cast.monitor, cast.member, cast.officer])
      expectProblem(await checkPaper(person, id, 'confirm'), 'not-permitted');
    const paper = await newestPaper(cast.officer, id);
    expectProblem(await checkPaper(cast.stranger, id, 'confirm', { paper, version: 1 }), 'not-found');
    expect(await decisionsOf()).toEqual([]);
    expect((await checkPaper(cast.deputy, id, 'refuse')).status).toBe(200);
    await recorded(cast.head);
    expect((await checkPaper(secretary, id, 'confirm')).status).toBe(200);
  });

  it('403 for an account that whoever recorded it can open, or that the same person can', async () => {
    await recorded(cast.head);
    const opens = (account: Person, opener: Person) =>
      test.owner.pool.query('INSERT INTO account_openers VALUES ($1, $2, $3)', [
        account.id,
        opener.id,
        test.clock.now().toISOString(),
      ]);
    for (const [account, opener] of [
      [cast.deputy, cast.officer],
      [cast.officer, cast.deputy],
    ] as const) {
      await opens(account, opener);
      expectProblem(await checkPaper(cast.deputy, id, 'confirm'), 'four-eyes');
      await test.owner.pool.query('DELETE FROM account_openers');
    }
    for (const account of [cast.deputy, cast.officer]) await opens(account, cast.ict);
    expectProblem(await checkPaper(cast.deputy, id, 'confirm'), 'four-eyes');
    await test.owner.pool.query('DELETE FROM account_openers');
    expect(await decisionsOf()).toEqual([]);
    expect((await checkPaper(cast.deputy, id, 'confirm')).status).toBe(200);
  });

  it('409 once the decision was made in the system, the item was recalled, or the paper was checked', async () => {
    await recorded(cast.head);
    await mustAct(cast.head, id, 'endorse');
    expect(await newestPaper(cast.officer, id)).toMatchObject({ state: 'void', mayCheck: false });
    expectProblem(await checkPaper(cast.director, id, 'confirm'), 'move-not-possible');
    await recorded(cast.deputy);
    expect((await checkPaper(cast.director, id, 'confirm')).status).toBe(200);
    expectProblem(await checkPaper(cast.director, id, 'confirm'), 'move-not-possible');
    await recorded(cast.director);
    await mustAct(cast.officer, id, 'recall');
    await mustAct(cast.officer, id, 'submit');
    const paper = (await papersOf(cast.officer, id)).decisions.find(({ step }) => step === 'director');
    expect(paper?.state).toBe('void');
    expectProblem(
      await checkPaper(cast.deputy, id, 'confirm', { ...(paper ? { paper } : {}) }),
      'move-not-possible',
    );
  });

  it('409 for another content than was read, 412 for another version, 428 without', async () => {
    await recorded(cast.head);
    const other = { body: { contentHash: '0'.repeat(64) } };
    expectProblem(await checkPaper(cast.deputy, id, 'confirm', other), 'content-changed');
    expectProblem(await checkPaper(cast.deputy, id, 'confirm', { version: 1 }), 'version-stale');
    const paper = await newestPaper(cast.deputy, id);
    const bare = await cast.deputy.post(`/items/${id}/paper-decisions/${paper.id}/confirm`, {
      contentHash: paper.contentHash,
    });
    expectProblem(bare, 'precondition-required');
  });

  it('422 when it has come out that the signer did not hold the post that day', async () => {
    await recorded(cast.head);
    const end = (day: string | null) =>
      test.owner.pool.query('UPDATE appointments SET valid_to = $2 WHERE user_id = $1', [cast.head.id, day]);
    await end('2026-11-01');
    const reply = await checkPaper(cast.deputy, id, 'confirm');
    await end(null);
    expect(expectProblem(reply, 'requirements-not-met').errors?.[0]?.code).toBe('cannot_sign');
    expect(await decisionsOf()).toEqual([]);
  });

  it('counts a signature of somebody whose appointment ended after the day of signing', async () => {
    await recorded(cast.head);
    test.clock.advance(2 * 86_400_000);
    const end = (day: string | null) =>
      test.owner.pool.query('UPDATE appointments SET valid_to = $2 WHERE user_id = $1', [cast.head.id, day]);
    await end('2026-11-23');
    const reply = await checkPaper(cast.deputy, id, 'confirm');
    await end(null);
    test.clock.advance(-2 * 86_400_000);
    expect(reply.status, reply.text).toBe(200);
  });

  it('one of a confirmation and a decision in the system at the same moment takes effect', async () => {
    await toDirector();
    await recorded(cast.director);
    const replies = await Promise.all([
      act(cast.director, id, 'approve'),
      checkPaper(cast.head, id, 'confirm'),
    ]);
    expect(replies.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    expect((await decisionsOf()).filter(({ kind }) => kind === 'approve')).toHaveLength(1);
    expect((await read(cast.officer, id)).state).toBe('approved');
  });
});

describe('POST /items/{id}/paper-decisions/{paper}/refuse', () => {
  it('200 says why, decides nothing, and leaves room for a better scan', async () => {
    await recorded(cast.head);
    expectProblem(
      await checkPaper(cast.deputy, id, 'refuse', { body: { reason: '     ' } }),
      'requirements-not-met',
    );
    expect((await checkPaper(cast.deputy, id, 'refuse')).status).toBe(200);
    expect(await newestPaper(cast.officer, id)).toMatchObject({
      state: 'refused',
      refusal: 'ภาพไม่เห็นลายมือชื่อ',
    });
    expect((await eventsOf()).at(-1)).toEqual({ type: 'item.paper_refused', by: cast.deputy.name });
    expect(await decisionsOf()).toEqual([]);
    expectProblem(await checkPaper(cast.officer, id, 'refuse'), 'move-not-possible');
    await recorded(cast.head);
  });
});

describe('GET /inbox', () => {
  it('shows a paper to those who may compare it', async () => {
    await recorded(cast.head);
    const papersFor = async (person: Person) =>
      (await person.get<Inbox>('/inbox')).body.papers.filter(({ item }) => item.id === id).length;
    expect(await papersFor(cast.deputy)).toBe(1);
    for (const person of [cast.officer, cast.head, cast.monitor]) expect(await papersFor(person)).toBe(0);
  });
});

describe('the database', () => {
  it('takes no decision on paper without a confirmed scan, and changes no recorded one', async () => {
    await recorded(cast.head);
    const { rows } = await test.owner.pool.query<{ revision_id: string }>(
      'SELECT revision_id FROM paper_decisions WHERE item_id = $1',
      [id],
    );
    const signature = JSON.stringify({ class: 'paper', evidence: '0'.repeat(64) });
    const forged = test.deps.db.pool.query(
      `INSERT INTO decisions (item_id, revision_id, round, step, kind, content_hash, decided_by, appointment_id, stamp, signature, decided_at)
       VALUES ($1, $2, 1, 'group_head', 'endorse', repeat('0', 64), $3, $4, '{}', $5, '2026-11-23')`,
      [id, rows[0]?.revision_id, cast.head.id, cast.head.appointmentIds[0], signature],
    );
    await expect(forged).rejects.toThrow(/no confirmed paper/);
    for (const sql of [
      "UPDATE paper_decisions SET signed_on = '2020-01-01' WHERE item_id = $1",
      "UPDATE paper_decisions SET state = 'confirmed' WHERE item_id = $1",
      'DELETE FROM paper_decisions WHERE item_id = $1',
    ])
      await expect(test.deps.db.pool.query(sql, [id])).rejects.toThrow();
  });
});
