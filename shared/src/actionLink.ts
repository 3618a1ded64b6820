import Type from 'typebox';
import { Closed } from './primitives.ts';

/**
 * Something that the caller may do now with a record, and where: filled by the very function that decides when it is
 * done. What is not listed would be refused (403, 409). A part of an address in braces is the caller's to fill in.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- it keeps the names of the acts in the type
export const actionLink = <const A extends readonly string[]>(actions: A, title: string) =>
  Closed(
    { action: Type.Enum(actions), method: Type.Enum(['POST', 'PATCH']), href: Type.String() },
    { title },
  );
