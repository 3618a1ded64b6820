import { createHash } from 'node:crypto';
import { and, asc, eq, gt, inArray, like, or } from 'drizzle-orm';
import { publications } from '@phoeiphrae/db/schema/items';
import { events } from '@phoeiphrae/db/schema/log';
import { publicationApprovals } from '@phoeiphrae/db/schema/publicLog';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import { ACTS_OF_POWER, PUBLIC_ACTS, type ActOfPower, type PublicAct } from '@phoeiphrae/shared/publicLog';
import type { Queryable } from '../deps.ts';

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

const columns = {
  seq: events.seq,
  at: events.at,
  type: events.type,
  body: events.body,
  slug: publications.slug,
  revision: publications.revisionNumber,
  contentHash: publications.contentHash,
  category: publications.category,
  code: publications.verifyCode,
  statement: publicationApprovals.statement,
  class: publicationApprovals.class,
  signature: publicationApprovals.signature,
};

/** An entry is canonical JSON, in which no text can hold these quotes. */
const marked = and(inArray(events.type, [...ACTS_OF_POWER]), like(events.body, '%"inPublicLog":true%'));

/** Events that the public may know of, in their order, each with the publication that it is about. */
export const publicActs = (db: Queryable, afterSeq: number, limit: number) =>
  db
    .select(columns)
    .from(events)
    .leftJoin(publications, eq(publications.revisionId, events.revisionId))
    .leftJoin(publicationApprovals, eq(publicationApprovals.publicationId, publications.id))
    .where(and(gt(events.seq, afterSeq), or(inArray(events.type, [...PUBLIC_ACTS]), marked)))
    .orderBy(asc(events.seq))
    .limit(limit);
export type Act = Awaited<ReturnType<typeof publicActs>>[number];

/** SHA-256 of the key that signed, so that no other key's signature can stand in for it later. */
function signerOf({ signature }: Act): string | null {
  return signature?.class === 'passkey' ? sha256(Buffer.from(signature.publicKey, 'base64url')) : null;
}

const itemOf = ({ slug, revision, contentHash }: Act) => ({ slug, revision, contentHash });

const approvalOf = (act: Act) => ({
  category: act.category,
  code: act.code,
  statementHash: act.statement === null ? null : sha256(act.statement),
  signatureClass: act.class ?? 'none',
  signerKey: signerOf(act),
});

type Details = Record<string, unknown>;
const pick =
  (...names: string[]) =>
  (_act: Act, details: Details): Details =>
    Object.fromEntries(names.map((name) => [name, details[name] ?? null]));

/** In which posts two people let it happen, and the order's file. An entry of before says nothing of a second person. */
function twoPersons(details: Details, by: ActorStamp): Details {
  const { confirmedBy, unconfirmed, orderFile } = details;
  if (confirmedBy === undefined) return {};
  const confirmedAs = (confirmedBy as ActorStamp | null)?.post ?? null;
  const origin = unconfirmed === undefined ? {} : { unconfirmed, orderFile: orderFile ?? null };
  return { askedAs: by.post, confirmedAs, ...origin };
}
const byTwo =
  (...names: string[]) =>
  (act: Act, details: Details, by: ActorStamp): Details => ({
    ...pick(...names)(act, details),
    ...twoPersons(details, by),
  });

/** Whose access it was, by the posts that the person held. */
const ofHolder = byTwo('posts');

/** What waits, or waited, for a second person: which post or seat, by which order, in which post of whoever acted. */
function ofWaiting(_act: Act, details: Details, by: ActorStamp): Details {
  const { act, kind, appointment, membership, orderNumber = null, orderFile = null, posts } = details;
  const order = { ...(appointment as object | undefined), ...(membership as object | undefined) };
  const { post = null, capacity = null, seat = null } = order as Details;
  return { act, kind, post, capacity, seat, orderNumber, orderFile, posts, as: by.post };
}

/** The first appointments of an office, confirmed in one act. */
function ofFirst(_act: Act, details: Details, by: ActorStamp): Details {
  const { appointments, seats } = details as { appointments: Details[]; seats: Details[] };
  return {
    appointments: appointments.map(({ post, orderNumber }) => ({ post, orderNumber })),
    seats: seats.map(({ seat, orderNumber }) => ({ seat, orderNumber })),
    as: by.post,
  };
}

/** What the public is told of each act: nothing of a content but its hash, nobody's name. */
const SUBJECT = {
  'item.published': (act) => ({ ...itemOf(act), ...approvalOf(act) }),
  'item.superseded': itemOf,
  'item.withdrawn': itemOf,
  'item.taken_down': itemOf,
  'item.expired': itemOf,
  'policy.loaded': pick('version', 'code', 'sha256'),
  'committee.seated': byTwo('seat', 'validFrom', 'validTo', 'orderNumber'),
  'committee.unseated': pick('seat', 'validTo'),
  'seal.rotated': pick('from', 'to'),
  'appointment.made': byTwo('post', 'capacity', 'workGroups', 'validFrom', 'validTo', 'orderNumber'),
  'appointment.ended': pick('post', 'capacity', 'workGroups', 'validTo', 'orderNumber'),
  'user.password_reset': ofHolder,
  'user.suspended': ofHolder,
  'user.resumed': ofHolder,
  'user.ended': ofHolder,
  'second_factor.reset': ofHolder,
  'passkey.revoked': ofHolder,
  'power.requested': ofWaiting,
  'power.confirmed': ofWaiting,
  'power.refused': ofWaiting,
  'power.withdrawn': ofWaiting,
  'power.denied': ofWaiting,
  'power.first_confirmed': ofFirst,
  'power.envelope_made': () => ({}),
} as const satisfies Record<PublicAct | ActOfPower, (act: Act, details: Details, by: ActorStamp) => Details>;

/** The leaf of an act: canonical JSON (RFC 8785). @param previous the leaf hash before it, hexadecimal. */
export function leafOf(act: Act, index: number, previous: string): string {
  const { seq, at, type } = act;
  const { details, by } = JSON.parse(act.body) as { details: Details; by: ActorStamp };
  const subject = SUBJECT[type as PublicAct | ActOfPower](act, details, by);
  return canonicalJson({ format: 1, index, seq, at, type, previous, ...subject });
}
