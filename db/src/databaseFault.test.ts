import { DrizzleQueryError } from 'drizzle-orm/errors';
import { describe, expect, it } from 'vitest';
import { databaseFaultOf, isOutcomeUnknown } from './databaseFault.ts';

const coded = (code: string, message = '') => Object.assign(new Error(message), { code });
const queried = (cause: Error, query = 'select 1') => new DrizzleQueryError(query, [], cause);

describe('databaseFaultOf', () => {
  it.each([
    ...['08000', '08006', '28000', '28P01', '3D000', '53200', '53300', '53400', '55P03', '57014', '57P01'],
    ...['57P02', '57P03', '57P05', '58030', '25006', '25P03', '40001', '40P01', '26000', '42P05'],
    ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  ])('says of %s that the database is not available, also beneath a query', (code) => {
    expect(databaseFaultOf(coded(code))).toBe('unavailable');
    expect(databaseFaultOf(queried(coded(code)))).toBe('unavailable');
  });

  it.each([
    'Connection terminated',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'timeout expired',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
  ])('knows the driver by its words: %s', (words) => {
    expect(databaseFaultOf(queried(new Error(words)))).toBe('unavailable');
  });

  it('looks into several attempts to connect', () => {
    expect(databaseFaultOf(new AggregateError([coded('ECONNREFUSED')], ''))).toBe('unavailable');
  });

  it('tells a full disk apart', () => {
    expect(databaseFaultOf(queried(coded('53100')))).toBe('full');
  });

  it('takes a plan that does not fit any more for what passes, and another thing that is not supported for a fault', () => {
    const stale = coded('0A000', 'cached plan must not change result type');
    expect(databaseFaultOf(queried(stale))).toBe('unavailable');
    expect(databaseFaultOf(queried(coded('0A000', 'FOR UPDATE is not allowed')))).toBeUndefined();
  });

  it.each(['23505', '23514', '22P02', '42501', '42703', 'XX000', 'ENOENT', ''])(
    'leaves %s to those whose fault it is',
    (code) => {
      expect(databaseFaultOf(queried(coded(code, 'something else')))).toBeUndefined();
    },
  );
});

describe('isOutcomeUnknown', () => {
  it('is so when the connection was lost over the commit, and when its server was ended', () => {
    expect(isOutcomeUnknown(queried(new Error('Connection terminated unexpectedly'), 'commit'))).toBe(true);
    expect(isOutcomeUnknown(queried(coded('57P01'), 'commit'))).toBe(true);
  });

  it('is not so before the commit, or when the commit was refused', () => {
    expect(isOutcomeUnknown(queried(coded('57P01'), 'update items'))).toBe(false);
    for (const code of ['23505', '40001', '57014', '53100'])
      expect(isOutcomeUnknown(queried(coded(code), 'commit')), code).toBe(false);
  });
});
