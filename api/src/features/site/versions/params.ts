import Type from 'typebox';

/** The number of a revision. */
export const VERSION = Type.Integer({ minimum: 1, maximum: 1_000_000 });
/** Parts of the address of a published revision. */
export const VERSION_ADDRESS = {
  slug: Type.String({ minLength: 1, maxLength: 400, examples: ['แผนปฏิบัติการประจำปี'] }),
  version: VERSION,
};
