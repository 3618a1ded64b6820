import addFormats from 'ajv-formats';
import { Ajv } from 'ajv';
import { FORMATS } from './formats.ts';

const options = {
  ...{ removeAdditional: false as const, useDefaults: true, allErrors: true, strict: false },
  verbose: true, // keeps the value with its fault, so that a Buddhist year can be named
};

/** `strict` takes values as they are; `coercing` takes text for numbers, for parameters and queries. */
export function schemaCheckers(): { strict: Ajv; coercing: Ajv } {
  const strict = new Ajv({ ...options, coerceTypes: false });
  const coercing = new Ajv({ ...options, coerceTypes: true });
  for (const ajv of [strict, coercing]) {
    addFormats.default(ajv);
    for (const [name, check] of Object.entries(FORMATS)) ajv.addFormat(name, check);
  }
  return { strict, coercing };
}
