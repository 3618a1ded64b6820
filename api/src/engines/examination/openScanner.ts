import type { Readable } from 'node:stream';
import type { Config } from '../../config/schema.ts';
import { scanStream } from './clamav.ts';

export interface VirusScanner {
  /** Takes the bytes as they come. @throws when the scanner cannot be reached or breaks off */
  scan(bytes: Readable): Promise<'clean' | 'found'>;
}

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
