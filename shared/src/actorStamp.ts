import Type, { type Static } from 'typebox';
import { AppointedBy } from './appointedBy.ts';
import { Closed, Code, Nullable, Uuid } from './primitives.ts';

/** The person who acted, as named at that moment: post, capacity and order stay even if the appointment ends. */
export const ActorStamp = Closed(
  {
    userId: Nullable(Uuid),
    name: Type.String(),
    post: Nullable(Code),
    postTitle: Type.String(),
    capacity: Nullable(Type.String()),
    orderNumber: Nullable(Type.String()),
    appointedBy: Type.Optional(AppointedBy),
  },
  { title: 'ActorStamp' },
);
export type ActorStamp = Static<typeof ActorStamp>;
