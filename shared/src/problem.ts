import Type, { type Static } from 'typebox';
import { Closed } from './primitives.ts';
import { ReplacedFile, Tombstone } from './publicItem.ts';
import { SecondStep } from './secondFactor.ts';

export const Problem = Closed(
  {
    type: Type.String({ examples: ['/problems/version-stale'] }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String(),
    instance: Type.String(),
    requestId: Type.String(),
    errors: Type.Optional(
      Type.Array(
        Closed(
          { pointer: Type.String(), code: Type.String(), detail: Type.String() },
          { title: 'ProblemError' },
        ),
      ),
    ),
    /** Only with `gone`: the public notice. */
    tombstone: Type.Optional(Tombstone),
    /** Only with `gone`, of a file: what took its place. */
    replaced: Type.Optional(ReplacedFile),
    /** Only with `second-factor-required`: how the sign-in goes on. */
    secondStep: Type.Optional(SecondStep),
  },
  { title: 'Problem', description: 'RFC 9457 problem details, in the language asked for.' },
);
export type Problem = Static<typeof Problem>;
