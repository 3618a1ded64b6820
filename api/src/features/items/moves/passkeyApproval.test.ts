import { createHash, verify } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '@phoeiphrae/shared/item';
import type { PreparedStatement } from '@phoeiphrae/shared/passkey';
import type { PublicItem } from '@phoeiphrae/shared/publicItem';
import type { PasskeySignature, Seal } from '@phoeiphrae/shared/signature';
import { appoint, asPost, createPerson, TEST_PASSWORD, type Person } from '../../../testing/asPost.ts';
import type { Authenticator, Quirks } from '../../../testing/authenticator.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { expectProblem } from '../../../testing/expectProblem.ts';
import { glance } from '../../../testing/ledger.ts';
import { castOffice, draftOf, mustAct, read, type Cast } from '../../../testing/office.ts';
import { givePasskey } from '../../../testing/passkeys.ts';
import { sealFits } from '../../../engines/seal.ts';

let test: TestApp;
let cast: Cast;
let key: Authenticator;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  ({ authenticator: key } = await givePasskey(cast.director));
});
afterAll(() => test.close());

let item: Item;
beforeEach(async () => {
  const { id } = await draftOf(test, cast.officer);
  await mustAct(cast.officer, id, 'submit');
  await mustAct(cast.head, id, 'endorse');
  await mustAct(cast.deputy, id, 'endorse');
  item = await read(cast.director, id);
});

const hashOf = ({ working }: Item) => working?.contentHash ?? '';
const prepare = (person: Person, note?: string) =>
  person.post<PreparedStatement>(`/items/${item.id}/approval-statement`, { contentHash: hashOf(item), note });
const approve = (person: Person, body: object) =>
  person.post<Item>(
    `/items/${item.id}/approve`,
    { contentHash: hashOf(item), ...body },
    { ifMatch: item.version },
  );

async function sign(prepared: PreparedStatement, quirks?: Quirks, authenticator = key) {
  if (!prepared.passkey) throw new Error('no passkey was asked for');
  return approve(cast.director, {
    passkey: { statement: prepared.id, assertion: authenticator.get(prepared.passkey, quirks) },
  });
}

async function decisionRow() {
  const { rows } = await test.owner.pool.query<{
    statement_text: string;
    signature: PasskeySignature;
    seal: Seal;
    reason: string | null;
  }>(
    "SELECT statement_text, signature, seal, reason FROM decisions WHERE item_id = $1 AND kind = 'approve'",
    [item.id],
  );
  return rows[0];
}

describe('POST /items/{id}/approval-statement', () => {
  it('says what would be signed, by whom and in which capacity, and changes nothing of the item', async () => {
    const before = await glance(test.owner);
    const { status, body } = await prepare(cast.director);
    expect(status).toBe(200);
    expect(body.statement).toMatchObject({
      format: 1,
      act: 'approve',
      item: item.id,
      slug: item.slug,
      title: item.title,
      revision: 1,
      round: 1,
      contentHash: hashOf(item),
      files: [],
      by: { name: cast.director.name, post: 'director', capacity: 'substantive', orderNumber: null },
      method: 'passkey',
      at: test.clock.now().toISOString(),
    });
    expect(JSON.parse(body.text)).toEqual(body.statement);
    expect(createHash('sha256').update(body.text).digest('hex')).toBe(body.sha256);
    expect(Buffer.from(body.passkey?.challenge ?? '', 'base64url').toString('hex')).toBe(body.sha256);
    expect((await glance(test.owner, before.seq)).digest).toBe(before.digest);
  });

  it('has nothing to ask a passkey for where the person has none', async () => {
    const other = await asPost(test, 'director', { capacity: 'acting' });
    expect((await prepare(other)).body.passkey).toBeNull();
  });

  it('asks the same as the approval: 403 without the post, 409 of other content, 404 of what one may not see', async () => {
    expectProblem(await prepare(cast.deputy), 'not-permitted');
    expectProblem(await prepare(cast.officer), 'not-permitted');
    expectProblem(await prepare(cast.stranger), 'not-found');
    const path = `/items/${item.id}/approval-statement`;
    expectProblem(await cast.director.post(path, { contentHash: '0'.repeat(64) }), 'content-changed');
  });
});

describe('POST /items/{id}/approve with a passkey', () => {
  it('keeps a signature of the person’s own, which node:crypto alone can check', async () => {
    const { body: prepared } = await prepare(cast.director, 'เห็นชอบตามเสนอ');
    test.clock.advance(60_000);
    const { status, body } = await sign(prepared);
    expect(status).toBe(200);
    expect(body.working?.decisions.at(-1)).toMatchObject({ kind: 'approve', signature: 'passkey' });
    const row = await decisionRow();
    if (!row) throw new Error('no decision');
    expect(row.statement_text).toBe(prepared.text);
    expect(row.reason).toBe('เห็นชอบตามเสนอ');
    const { signature, seal } = row;
    const clientData = Buffer.from(signature.clientDataJSON, 'base64url');
    const { challenge, origin } = JSON.parse(clientData.toString()) as Record<string, string>;
    expect(challenge).toBe(createHash('sha256').update(row.statement_text).digest('base64url'));
    expect(origin).toBe(test.deps.config.publicOrigin);
    const signed = Buffer.concat([
      Buffer.from(signature.authenticatorData, 'base64url'),
      createHash('sha256').update(clientData).digest(),
    ]);
    expect(verify('sha256', signed, key.publicKey, Buffer.from(signature.signature, 'base64url'))).toBe(true);
    expect(sealFits(test.deps.seal.publicKey, Buffer.from(row.statement_text), seal.signature)).toBe(true);
    expect(sealFits(test.deps.seal.publicKey, Buffer.from(`${row.statement_text} `), seal.signature)).toBe(
      false,
    );
  });

  it('shows its class to the public', async () => {
    await sign((await prepare(cast.director)).body);
    await mustAct(cast.officer, item.id, 'publish');
    const { body } = await cast.officer.get<PublicItem>(`/public/items/${encodeURIComponent(item.slug)}`);
    expect(body.approvals.map(({ kind, signature }) => ({ kind, signature }))).toEqual([
      { kind: 'endorse', signature: null },
      { kind: 'endorse', signature: null },
      { kind: 'approve', signature: 'passkey' },
    ]);
  });

  it('takes Ed25519 keys as well', async () => {
    const { authenticator } = await givePasskey(cast.director, { algorithm: -8 });
    expect((await sign((await prepare(cast.director)).body, {}, authenticator)).status).toBe(200);
    expect((await decisionRow())?.signature.algorithm).toBe(-8);
  });

  it.each<[string, Quirks]>([
    ['another challenge', { challenge: createHash('sha256').update('else').digest('base64url') }],
    ['another origin', { origin: 'https://phishing.example' }],
    ['another relying party', { rpId: 'phishing.example' }],
    ['a page in another site’s frame', { crossOrigin: true }],
    ['no user verification', { userVerified: false }],
  ])('403 with %s, and leaves evidence', async (_name, quirks) => {
    const before = await glance(test.owner);
    const prepared = (await prepare(cast.director)).body;
    expectProblem(await sign(prepared, quirks), 'passkey-not-confirmed');
    const after = await glance(test.owner, before.seq);
    expect(after.digest).toBe(before.digest);
    expect(after.events.map(({ type, details }) => [type, details['problem']])).toEqual([
      ['item.refused', 'passkey-not-confirmed'],
    ]);
    expect((await sign(prepared)).status).toBe(200);
  });

  it('403 with another person’s key, and with one that was revoked', async () => {
    const { authenticator: others } = await givePasskey(cast.deputy);
    const prepared = (await prepare(cast.director)).body;
    expectProblem(await sign(prepared, {}, others), 'passkey-not-confirmed');
    const { authenticator: lost, passkey } = await givePasskey(cast.director);
    const path = `/session/passkeys/${passkey.id}/revoke`;
    expect((await cast.director.post(path, { password: TEST_PASSWORD })).status).toBe(200);
    expectProblem(await sign(prepared, {}, lost), 'passkey-not-confirmed');
  });

  it('403 when the authenticator’s count goes back: a copy of it is about', async () => {
    const { authenticator } = await givePasskey(cast.director, { counter: 5 });
    const prepared = (await prepare(cast.director)).body;
    expectProblem(await sign(prepared, { counter: 5 }, authenticator), 'passkey-not-confirmed');
    expect((await sign(prepared, {}, authenticator)).status).toBe(200);
  });

  it('409 after five minutes', async () => {
    const prepared = (await prepare(cast.director)).body;
    test.clock.advance(5 * 60_000);
    expectProblem(await sign(prepared), 'statement-stale');
  });

  it('409 with a statement prepared for someone else, or for another item', async () => {
    const acting = await asPost(test, 'director', { capacity: 'acting' });
    const theirs = (await prepare(acting)).body;
    const { passkey } = (await prepare(cast.director)).body;
    if (!passkey) throw new Error('no passkey was asked for');
    expectProblem(await sign({ ...theirs, passkey }), 'statement-stale');
  });

  it('counts once: not again for the same revision, and not for its next round', async () => {
    const prepared = (await prepare(cast.director)).body;
    expect((await sign(prepared)).status).toBe(200);
    await mustAct(cast.officer, item.id, 'recall');
    await mustAct(cast.officer, item.id, 'submit');
    await mustAct(cast.head, item.id, 'endorse');
    await mustAct(cast.deputy, item.id, 'endorse');
    item = await read(cast.director, item.id);
    expect(hashOf(item)).toBe(prepared.statement.contentHash);
    expectProblem(await sign(prepared), 'statement-stale');
  });

  it('409 when the statement is no longer true, though the content is the same', async () => {
    const prepared = (await prepare(cast.director)).body;
    await test.owner.pool.query('UPDATE users SET name = $2 WHERE id = $1', [cast.director.id, 'ชื่อใหม่']);
    try {
      expectProblem(await sign(prepared), 'statement-stale');
    } finally {
      await test.owner.pool.query('UPDATE users SET name = $2 WHERE id = $1', [
        cast.director.id,
        cast.director.name,
      ]);
    }
  });

  it('403 when the appointment was ended between opening and signing, 409 when another one took its place', async () => {
    const appointments = [
      { post: 'director', capacity: 'acting' as const, orderNumber: 'คำสั่งที่ 7/2569' },
      { post: 'ict_director' },
    ];
    const acting = await createPerson(test, { appointments });
    const { authenticator } = await givePasskey(acting);
    const prepared = (await prepare(acting)).body;
    expect(prepared.statement.by.orderNumber).toBe('คำสั่งที่ 7/2569');
    const end = 'UPDATE appointments SET valid_to = valid_from - 1 WHERE id = $1';
    await test.owner.pool.query(end, [acting.appointmentIds[0]]);
    if (!prepared.passkey) throw new Error('no passkey was asked for');
    const passkey = { statement: prepared.id, assertion: authenticator.get(prepared.passkey) };
    expectProblem(await approve(acting, { passkey }), 'not-permitted');
    await appoint(test, acting.id, { post: 'director', capacity: 'acting', orderNumber: 'คำสั่งที่ 8/2569' });
    expectProblem(await approve(acting, { passkey }), 'statement-stale');
  });

  it('400 with neither a password nor a passkey, and with both', async () => {
    const prepared = (await prepare(cast.director)).body;
    if (!prepared.passkey) throw new Error('no passkey was asked for');
    const passkey = { statement: prepared.id, assertion: key.get(prepared.passkey) };
    expectProblem(await approve(cast.director, {}), 'malformed-request');
    expectProblem(await approve(cast.director, { passkey, password: TEST_PASSWORD }), 'malformed-request');
  });
});

describe('POST /items/{id}/approve with the password', () => {
  it('is sealed by the office and says that it is no signature of the person’s own', async () => {
    expect((await approve(cast.director, { password: TEST_PASSWORD })).status).toBe(200);
    const row = await decisionRow();
    expect(row?.signature).toEqual({ class: 'password' });
    expect(JSON.parse(row?.statement_text ?? '')).toMatchObject({
      method: 'password',
      contentHash: hashOf(item),
    });
    const text = Buffer.from(row?.statement_text ?? '');
    expect(sealFits(test.deps.seal.publicKey, text, row?.seal.signature ?? '')).toBe(true);
  });
});
