import fastJsonStringify, { type Schema } from 'fast-json-stringify';
import fp from 'fastify-plugin';

type Serializer = (data: unknown) => string;

/** By the schema's text: the problems that a hundred routes may answer with are a few dozen schemas. */
const serializers = new Map<string, Serializer>();

function serializerOf(schema: Schema): Serializer {
  const text = JSON.stringify(schema);
  const known = serializers.get(text) ?? fastJsonStringify(schema);
  serializers.set(text, known);
  return known;
}

/** Writes answers as their schemas say, each schema compiled once: Fastify would compile it for every route anew. */
export const serialization = fp(
  (app) => {
    app.setSerializerCompiler(({ schema }) => serializerOf(schema as Schema));
    return Promise.resolve();
  },
  { name: 'serialization' },
);
