import sharp from 'sharp';
import type { PaperList } from '@phoeiphrae/shared/paper';
import type { VerificationResult } from '@phoeiphrae/shared/publicLog';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { approvedItem, castOffice, mustAct, publishedItem, type Cast } from '../../testing/office.ts';
import { scanOf } from '../../testing/scans.ts';
import { textFile } from '../../testing/files.ts';

// Papers are drawn, photographed and read.
vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

async function paperOf(id: string, kind: string): Promise<Buffer> {
  const reply = await test.app.inject({
    url: `/api/v1/items/${id}/papers/${kind}`,
    headers: { authorization: `Bearer ${cast.officer.token}` },
  });
  expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
  return reply.rawPayload;
}
const sent = (payload: Buffer, type = 'application/pdf') =>
  test.app.inject({
    method: 'POST',
    url: '/api/v1/public/verify/uploads',
    headers: { 'content-type': type },
    payload,
  });
async function known(payload: Buffer, type?: string): Promise<VerificationResult> {
  const reply = await sent(payload, type);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<VerificationResult>();
}
/** As a viewer saves it: the same paper with other bytes. */
const savedAgain = (pdf: Buffer) => Buffer.concat([pdf, Buffer.from('\n% saved\n')]);

describe('POST /public/verify/uploads', () => {
  it('knows every paper that was saved again or scanned, says that its bytes differ, and whether it is current', async () => {
    const live = await publishedItem(test, cast);
    const { papers } = (await cast.officer.get<PaperList>(`/items/${live.id}/papers`)).body;
    const drawn = new Map<string, Buffer>();
    for (const { kind } of papers) drawn.set(kind, await paperOf(live.id, kind));
    expect([...drawn.keys()].sort()).toEqual(['certificate', 'form', 'form_completed', 'item', 'memo']);
    for (const [kind, pdf] of drawn) {
      const body = await known(savedAgain(pdf));
      expect(body, kind).toMatchObject({ verdict: 'valid', paper: { bytes: 'differ', current: true } });
      expect(body.matches[0], kind).toMatchObject({ slug: live.slug, code: body.paper?.code });
      const named = ['certificate', 'form_completed'].includes(kind) ? null : kind;
      expect(body.paper?.kind).toBe(named);
    }
    for (const kind of ['memo', 'certificate']) {
      const scan = await scanOf(drawn.get(kind)!);
      expect(await known(scan, 'image/jpeg'), kind).toMatchObject({
        verdict: 'valid',
        paper: { bytes: 'differ', current: true },
        matches: [{ slug: live.slug }],
      });
    }
    test.clock.advance(60_000);
    await mustAct(cast.director, live.id, 'withdraw');
    for (const kind of ['memo', 'certificate', 'item'])
      expect(await known(savedAgain(drawn.get(kind)!)), kind).toMatchObject({
        verdict: 'withdrawn',
        paper: { bytes: 'differ', current: false },
      });
  });

  it('tells no title and no address of what was never public', async () => {
    const title = 'ร่างที่ยังไม่เผยแพร่';
    const { id, slug } = await approvedItem(test, cast, { title });
    const reply = await sent(savedAgain(await paperOf(id, 'memo')));
    expect(reply.json()).toMatchObject({
      verdict: 'paper',
      matches: [],
      paper: { kind: 'memo', code: null },
    });
    for (const secret of [title, slug, id]) expect(reply.body).not.toContain(secret);
  });

  it('knows nothing of other papers, and says what it cannot take', async () => {
    const white = sharp({ create: { width: 80, height: 80, channels: 3, background: '#fff' } });
    const picture = await white.png().toBuffer();
    expect(await known(picture, 'image/png')).toEqual({ verdict: 'unknown', matches: [] });
    expect(await known(textFile(), 'application/pdf')).toEqual({ verdict: 'unknown', matches: [] });
    expect((await sent(Buffer.alloc(0))).statusCode).toBe(400);
    expect((await sent(textFile(), 'text/plain')).statusCode).toBe(415);
    expect((await sent(Buffer.alloc(21 * 1024 * 1024))).statusCode).toBe(413);
  });

  it('503 while another is read, which is read to its end', async () => {
    const { examiner } = test.deps;
    const examine = examiner.examine.bind(examiner);
    const goOn = Promise.withResolvers<undefined>();
    const reading = vi.spyOn(examiner, 'examine').mockImplementation(async (...asked) => {
      await goOn.promise;
      return examine(...asked);
    });
    try {
      const first = known(textFile());
      await expect.poll(() => reading.mock.calls.length).toBe(1);
      expect((await sent(textFile())).statusCode).toBe(503);
      goOn.resolve(undefined);
      expect(await first).toEqual({ verdict: 'unknown', matches: [] });
    } finally {
      goOn.resolve(undefined);
      reading.mockRestore();
    }
  });
});
