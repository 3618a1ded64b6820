import type { Config } from '../../config/config.ts';
import type { VirusScanner } from '../../office/deps.ts';
import { scanStream } from './clamav.ts';

/** The scanner that the settings name; undefined where the office has none. Nothing is connected before the first file. */
export function openScanner({
  clamavHost: host,
  clamavPort: port,
}: Pick<Config, 'clamavHost' | 'clamavPort'>): VirusScanner | undefined {
  if (host === undefined || port === undefined) return undefined;
  return {
    scan: async (bytes) => ((await scanStream(bytes, { host, port })).clean ? 'clean' : 'found'),
  };
}
