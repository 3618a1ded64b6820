import type { committeeMemberships } from '@phoeiphrae/db/schema/people';
import { standingOn } from '@phoeiphrae/shared/term';
import type { HeldSeat } from '@phoeiphrae/shared/committee';
import type { PresentationContext } from './presentAppointment.ts';

type Row = typeof committeeMemberships.$inferSelect;

/** A membership, or nothing when the announcement in force has no such seat. */
export function presentMembership(row: Row, userName: string, presentation: PresentationContext): HeldSeat[] {
  const { policy, today, locale } = presentation;
  const seat = policy.document.committee.find((entry) => entry.seat === row.seat);
  if (!seat) return [];
  const { id, userId, validFrom, validTo, orderNumber, unconfirmed, confirmedBy, orderFile, version } = row;
  const place = {
    seat: row.seat,
    office: seat.office,
    seatTitle: seat.title[locale],
    seatPost: seat.post[locale],
  };
  const origin = { orderNumber, unconfirmed, confirmedBy, orderFile };
  const term = { validFrom, validTo, ...origin, standing: standingOn(today, row), version };
  return [{ id, ...place, userId, userName, ...term }];
}
