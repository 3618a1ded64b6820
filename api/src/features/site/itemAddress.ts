import Type from 'typebox';
import { Closed } from '@phoeiphrae/shared/primitives';

/** The permanent address of an item, in a path. */
export const ItemAddress = Closed({
  slug: Type.String({ minLength: 1, maxLength: 400, examples: ['แผนปฏิบัติการประจำปี'] }),
});
