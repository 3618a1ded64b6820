import { afterEach, describe, expect, it, vi } from 'vitest';
import { learnServerTime, serverNow } from './serverClock';

const BROWSER = new Date('2026-11-30T16:59:00.000Z');
const SERVER = new Date('2026-11-30T17:01:00.000Z');
const answer = (cacheControl: string, date: string | undefined) =>
  new Response(null, { headers: { 'cache-control': cacheControl, ...(date === undefined ? {} : { date }) } });

afterEach(() => {
  vi.useRealTimers();
});

describe('serverNow', () => {
  it('is the time of the answers that no cache keeps, and goes on from there', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: BROWSER });
    expect(serverNow()).toEqual(BROWSER);
    learnServerTime(answer('public, max-age=300', SERVER.toUTCString()));
    learnServerTime(answer('no-store', undefined));
    learnServerTime(answer('no-store', 'soon'));
    expect(serverNow()).toEqual(BROWSER);
    learnServerTime(answer('no-store', SERVER.toUTCString()));
    expect(serverNow()).toEqual(SERVER);
    vi.setSystemTime(BROWSER.getTime() + 5_000);
    expect(serverNow()).toEqual(new Date(SERVER.getTime() + 5_000));
  });
});
