import type { appointments } from '@phoeiphrae/db/schema/people';
import { standingOn } from '@phoeiphrae/shared/term';
import type { HeldAppointment } from '@phoeiphrae/shared/appointment';
import type { Locale } from '../http/locale.ts';
import type { Actor } from './actor.ts';
import { postNamed, type LoadedPolicy } from './policyStore.ts';

/** What decides how people and their posts are shown. */
export interface PresentationContext {
  /** For whom. */
  readonly actor: Actor;
  readonly policy: LoadedPolicy;
  readonly today: string;
  readonly locale: Locale;
}

type Row = typeof appointments.$inferSelect;

export function presentAppointment(
  row: Row,
  userName: string,
  { policy, today, locale }: PresentationContext,
): HeldAppointment {
  const {
    id,
    userId,
    post,
    capacity,
    workGroups,
    validFrom,
    validTo,
    orderNumber,
    unconfirmed,
    confirmedBy,
    orderFile,
    version,
  } = row;
  const postTitle = postNamed(policy, post)?.title[locale] ?? post;
  const standing = standingOn(today, row);
  const term = { validFrom, validTo, orderNumber, unconfirmed, confirmedBy, orderFile, standing };
  return { id, userId, userName, post, postTitle, capacity, workGroups, ...term, version };
}
