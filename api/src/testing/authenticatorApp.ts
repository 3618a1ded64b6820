import { createHmac } from 'node:crypto';
import type { RecoveryCodes, SecondFactorSecret } from '@phoeiphrae/shared/secondFactor';
import { TEST_PASSWORD, type Person } from './asPost.ts';
import type { TestApp } from './buildTestApp.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base 32 (RFC 4648) by hand: the tests share no code with what they test. */
function base32(text: string): Buffer {
  const bits = Array.from(text, (c) => ALPHABET.indexOf(c).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** RFC 6238 over RFC 4226: the six digits that an app shows at a moment. */
export function codeAt(secret: string, now: Date): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 30_000)));
  const mac = createHmac('sha1', base32(secret)).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Sets an app up for a person, and moves the clock on so that its next code is fresh. */
export async function giveApp(test: TestApp, person: Person) {
  const made = await person.post<SecondFactorSecret>('/session/second-factor/set-up', {
    password: TEST_PASSWORD,
  });
  const { secret } = made.body;
  const code = () => codeAt(secret, test.clock.now());
  const reply = await person.post<RecoveryCodes>('/session/second-factor/confirm', { code: code() });
  if (reply.status !== 200) throw new Error(reply.text);
  test.clock.advance(30_000);
  return { secret, code, uri: made.body.uri, recoveryCodes: reply.body.recoveryCodes };
}
