import { describe, expect, it } from 'vitest';
import { scannerFaults } from './scanner.ts';

describe('scannerFaults', () => {
  it('none with both settings, and with neither', () => {
    expect(scannerFaults({ clamavHost: '127.0.0.1', clamavPort: 3310 })).toEqual([]);
    expect(scannerFaults({})).toEqual([]);
  });

  it.each([{ clamavHost: '127.0.0.1' }, { clamavPort: 3310 }])('one alone is a fault: %o', (config) => {
    expect(scannerFaults(config)).toEqual(['CLAMAV_HOST, CLAMAV_PORT: give both, or neither']);
  });
});
