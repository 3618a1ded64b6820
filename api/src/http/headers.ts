import Type from 'typebox';

/** Headers are open by nature; these are the ones that the API reads. Both are required, by 428 and 400 problems. */
export const IfMatch = Type.Object({
  'if-match': Type.Optional(Type.String({ description: 'The ETag that was read.', examples: ['"3"'] })),
});

export const IdempotencyKey = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      description: 'Unique for each act; a retry with the same key has one effect.',
      examples: ['0198c7a2-6a51-7d39-9d0e-3f6a5b1c2d4e'],
    }),
  ),
});

export const IfMatchAndKey = Type.Object({ ...IfMatch.properties, ...IdempotencyKey.properties });
