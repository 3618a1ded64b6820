import { Type, type Static, type TObject } from 'typebox';

/** The optional virus scanner: clamd, over TCP. */
export const ScannerConfig = {
  clamavHost: Type.Optional(
    Type.String({ pattern: '^[A-Za-z0-9.:_-]+$', description: 'the address of clamd, like 127.0.0.1' }),
  ),
  clamavPort: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 65535, description: 'the port of clamd, usually 3310' }),
  ),
};

/** One of the two alone would leave files unscanned in silence. */
export function scannerFaults({
  clamavHost,
  clamavPort,
}: Partial<Static<TObject<typeof ScannerConfig>>>): string[] {
  if ((clamavHost === undefined) === (clamavPort === undefined)) return [];
  return ['CLAMAV_HOST, CLAMAV_PORT: give both, or neither'];
}
