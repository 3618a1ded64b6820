import type { Schema } from 'fast-json-stringify';

/** What a schema says of a value's extent and form, and not of its kind. */
const LIMITS = new Set([
  ...['maxLength', 'minLength', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  ...['maxItems', 'minItems', 'uniqueItems', 'multipleOf'],
]);
/** Keywords under which schemas stand by names, which may be those of limits. */
const NAMED = new Set(['properties', 'patternProperties', '$defs', 'definitions']);

/**
 * The schema of an answer without its limits. The writer of answers tries the branches of a union by their schemas, and
 * refuses the whole answer where none fits: a row from before a limit would be unreadable for ever.
 */
export function withoutLimits(schema: Schema): Schema {
  return stripped(schema) as Schema;
}

function stripped(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(stripped);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => !LIMITS.has(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, NAMED.has(key) ? byName(value) : stripped(value)]),
  );
}

const byName = (schemas: unknown): unknown =>
  typeof schemas === 'object' && schemas !== null
    ? Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, stripped(schema)]))
    : schemas;
