import fastJsonStringify, { type Schema } from 'fast-json-stringify';
import fp from 'fastify-plugin';
import { withoutLimits } from '../withoutLimits.ts';
import type { SchemaOptions } from './validation.ts';

type Serializer = (data: unknown) => string;

/** By the schema's text: the problems that a hundred routes may answer with are a few dozen schemas. */
const serializers = new Map<string, Serializer>();

function serializerOf(schema: Schema): Serializer {
  const text = JSON.stringify(schema);
  const known = serializers.get(text) ?? fastJsonStringify(withoutLimits(schema));
  serializers.set(text, known);
  return known;
}

/**
 * Writes answers as their schemas say, each schema compiled once and when it is first needed: Fastify would compile all
 * of them at the start, and for every route anew. Limits are asked of what comes in: what is stored can always be read.
 */
export const serialization = fp(
  (app, { schemasAtStart = false }: SchemaOptions) => {
    app.setSerializerCompiler(({ schema }) => {
      let serializer = schemasAtStart ? serializerOf(schema as Schema) : undefined;
      return (data) => (serializer ??= serializerOf(schema as Schema))(data);
    });
    return Promise.resolve();
  },
  { name: 'serialization' },
);
