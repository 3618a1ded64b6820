import path from 'node:path';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** All that belongs to the demonstration and is not code; its README says how the files are written. */
export const DEMO_FOLDER = path.resolve(import.meta.dirname, '../../../db/demo');

/** A file of the demonstration that cannot be used. */
export class DemoFileError extends Error {
  override readonly name = 'DemoFileError';

  constructor(file: string, faults: readonly string[]) {
    super([`${path.relative(DEMO_FOLDER, file)} cannot be used:`, ...faults].join('\n  '));
  }
}

/** @throws {DemoFileError} that names the file and each field of it that does not fit. */
export function checked<T extends TSchema>(schema: T, value: unknown, file: string): Static<T> {
  if (Value.Check(schema, value)) return value;
  const faults = Value.Errors(schema, value).map((error) => `${error.instancePath || '/'}: ${error.message}`);
  throw new DemoFileError(file, faults);
}
