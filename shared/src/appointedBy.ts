import Type, { type Static } from 'typebox';
import { Closed, Nullable, Sha256 } from './primitives.ts';

/**
 * The two persons behind an appointment to a post of power, as named at that moment, and the order's file. Absent where no
 * second person confirmed it: in posts that carry no power, and in what is from before two were asked for.
 */
export const AppointedBy = Closed(
  {
    /** Null for what an office was set up with by command. */
    askedBy: Nullable(Type.String()),
    confirmedBy: Type.String(),
    orderFile: Nullable(Sha256),
  },
  { title: 'AppointedBy' },
);
export type AppointedBy = Static<typeof AppointedBy>;
