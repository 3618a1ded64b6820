import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@phoeiphrae/shared/item';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { Certificate } from '@phoeiphrae/shared/certificate';
import { buildApp } from '../app.ts';
import { checkSeal } from '../process/readiness.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { client } from '../testing/client.ts';
import { expectProblem } from '../testing/expectProblem.ts';
import { glance } from '../testing/ledger.ts';
import { act, approvedItem, castOffice, draftOf, mustAct, type Cast } from '../testing/office.ts';
import { rotateSeal } from './rotateSeal.ts';
import { openSeal } from '../engines/seal.ts';

type Keys = { keys: Certificate['keys'] };

let test: TestApp;
let cast: Cast;
/** An item before the director. */
let waiting: string;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const NEXT = openSeal('c2Vjb25kIGtleSBvZiB0aGUgdGVzdHMsIDMyIGJ5dGU');
const keysNow = async () => (await cast.stranger.get<Keys>('/public/keys')).body.keys;

/** With nothing of ours: RFC 8032 over the text. */
function fits(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
}

async function sealOf(item: Item) {
  const { rows } = await test.owner.pool.query<{ text: string; seal: { keyId: string; signature: string } }>(
    "SELECT statement_text AS text, seal FROM decisions WHERE item_id = $1 AND kind = 'approve'",
    [item.id],
  );
  if (!rows[0]) throw new Error('no approval');
  return rows[0];
}

async function beforeTheDirector() {
  const { id } = await draftOf(test, cast.officer);
  await mustAct(cast.officer, id, 'submit');
  await mustAct(cast.head, id, 'endorse');
  await mustAct(cast.deputy, id, 'endorse');
  return id;
}

describe('changing the seal key', () => {
  it('has the old key announce the new one; what was sealed before stays checkable; the old one seals no more', async () => {
    const former = await approvedItem(test, cast);
    waiting = await beforeTheDirector();
    const before = await glance(test.owner);
    test.clock.advance(1000);
    await rotateSeal(test.deps, NEXT);
    const { events } = await glance(test.owner, before.seq);
    expect(events.map(({ type, details }) => [type, details])).toEqual([
      ['seal.rotated', { from: test.deps.seal.keyId, to: NEXT.keyId }],
    ]);

    const [first, second, ...more] = await keysNow();
    expect(more).toEqual([]);
    const at = test.clock.now().toISOString();
    expect(first).toMatchObject({ keyId: test.deps.seal.keyId, previousKeyId: null, retiredAt: at });
    expect(second).toMatchObject({
      keyId: NEXT.keyId,
      previousKeyId: first?.keyId,
      createdAt: at,
      retiredAt: null,
    });
    const announcement = second?.announcement ?? '';
    expect(canonicalJson(JSON.parse(announcement))).toBe(announcement);
    expect(JSON.parse(announcement)).toMatchObject({
      act: 'hand_over_seal',
      to: NEXT.keyId,
      publicKey: NEXT.publicKey,
    });
    expect(fits(first?.publicKey ?? '', announcement, second?.announcementSignature ?? '')).toBe(true);
    expect(fits(second?.publicKey ?? '', announcement, second?.announcementSignature ?? '')).toBe(false);

    const sealed = await sealOf(former);
    expect(sealed.seal.keyId).toBe(first?.keyId);
    expect(fits(first?.publicKey ?? '', sealed.text, sealed.seal.signature)).toBe(true);

    expectProblem(await act(cast.director, waiting, 'approve'), 'unavailable');
    await expect(checkSeal(test.deps)).rejects.toThrow('SEAL_KEY is not the key in force');
    await expect(rotateSeal(test.deps, NEXT)).rejects.toThrow('SEAL_KEY is not the key in force');
  });

  it('seals with the new key once a process has it', async () => {
    const deps = { ...test.deps, seal: NEXT };
    await checkSeal(deps);
    const app = await buildApp(deps);
    const director = { ...cast.director, ...client({ ...test, app, deps }, cast.director.token) };
    const sealed = await sealOf(await mustAct(director, waiting, 'approve'));
    expect(sealed.seal.keyId).toBe(NEXT.keyId);
    expect(fits(NEXT.publicKey, sealed.text, sealed.seal.signature)).toBe(true);
    await app.close();
  });
});

describe('the table of seal keys', () => {
  const asApp = (sql: string) => test.deps.db.pool.query(sql);
  it('loses no key, brings no retired one back, and takes no second line of keys', async () => {
    await expect(asApp('DELETE FROM seal_keys')).rejects.toMatchObject({ code: '42501' });
    await expect(asApp('UPDATE seal_keys SET retired_at = NULL')).rejects.toMatchObject({ code: '23514' });
    await expect(asApp("UPDATE seal_keys SET announcement = ''")).rejects.toMatchObject({ code: '23514' });
    const other = openSeal('YW5vdGhlciBrZXkgb2YgdGhlIHRlc3RzLCAzMiBieXQ');
    const insert = (id: string, more = '') =>
      asApp(
        `INSERT INTO seal_keys (key_id, public_key, created_at, retired_at) VALUES ('${id}', '${other.publicKey}', '2026-11-23', '2026-11-23')${more}`,
      );
    await expect(insert(other.keyId)).rejects.toMatchObject({ code: '23505' });
    await expect(insert('0123456789abcdef')).rejects.toMatchObject({ code: '23514' });
  });
});
