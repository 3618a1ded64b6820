import Type, { type Static } from 'typebox';
import { ActorStamp } from './actorStamp.ts';
import { Closed, Instant, Uuid } from './primitives.ts';

export const RemarkText = Type.String({ minLength: 2, maxLength: 3000 });

export const Remark = Closed(
  { id: Uuid, by: ActorStamp, revisionNumber: Type.Integer(), text: Type.String(), createdAt: Instant },
  { title: 'Remark' },
);
export type Remark = Static<typeof Remark>;
