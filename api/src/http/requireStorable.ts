import type { ValidateFunction } from 'ajv';
import type { TSchema } from 'typebox';
import { ProblemException } from './problem.ts';
import { schemaCheckers } from './schemaCheckers.ts';
import { validationFaults } from './validationFaults.ts';

const { strict } = schemaCheckers();
const checks = new WeakMap<TSchema, ValidateFunction>();

/**
 * Asks of a value as it will be stored what was asked of it as it came: text grows when it is sanitised, and shrinks to
 * nothing when it is normalised. What is stored beyond its limits would be refused to everyone who reads it later.
 * @param at the pointer of the value in the request
 * @returns the value itself
 * @throws {ProblemException} 400 with a fault for each place.
 */
export function requireStorable<T>(schema: TSchema, value: T, at: string): T {
  const check = checks.get(schema) ?? strict.compile(schema);
  checks.set(schema, check);
  if (check(value)) return value;
  throw new ProblemException('malformed-request', { errors: validationFaults(check.errors ?? [], at) });
}
