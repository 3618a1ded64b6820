import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_PASSWORD } from '../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { expectProblem } from '../testing/expectProblem.ts';
import { act, castOffice, draftOf, mustAct, type Cast } from '../testing/office.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

/** Of what asks for the password, the one that changes nothing. */
const guess = (password: string, person = cast.deputy) =>
  person.post('/session/passkeys/options', { password, label: 'กุญแจ' });

describe('asking for the password again', () => {
  it('takes no more than five wrong ones, however many come at once', async () => {
    const replies = await Promise.all(Array.from({ length: 40 }, () => guess('wrong')));
    const wrong = replies.filter(({ status }) => status === 403);
    expect(wrong.length).toBeLessThanOrEqual(5);
    expect(replies.filter(({ status }) => status === 429).length).toBe(40 - wrong.length);
  });

  it('takes exactly five one after the other, then not even the right one, until a quarter of an hour is over', async () => {
    for (let i = 0; i < 5; i++) expectProblem(await guess('wrong', cast.head), 'password-not-confirmed');
    expectProblem(await guess(TEST_PASSWORD, cast.head), 'too-many-requests');
    test.clock.advance(15 * 60_000 + 1000);
    expect((await guess(TEST_PASSWORD, cast.head)).status).toBe(200);
  });

  it('counts no right one, nor an act that ends before the password is looked at', async () => {
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'submit');
    await mustAct(cast.head, id, 'endorse');
    await mustAct(cast.deputy, id, 'endorse');
    for (let i = 0; i < 8; i++) expect((await guess(TEST_PASSWORD, cast.director)).status).toBe(200);
    for (let i = 0; i < 8; i++) {
      const reply = await act(cast.director, id, 'approve', { contentHash: '0'.repeat(64) });
      expectProblem(reply, 'content-changed');
    }
    await mustAct(cast.director, id, 'approve');
  });
});
