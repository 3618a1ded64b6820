import { createHmac, timingSafeEqual } from 'node:crypto';

/** Life of a ticket, in seconds. */
const TICKET_SECONDS = 600;

/** Which file of which item a ticket opens, and in whose session. Whether they still may is asked again at use. */
export interface Ticket {
  readonly userId: string;
  readonly sessionId: string;
  readonly itemId: string;
  readonly sha256: string;
}

type Written = [userId: string, sessionId: string, itemId: string, sha256: string, expires: number];

/** A key of its own, so that no other token that the same secret signs can be taken for a ticket. */
const macOf = (secret: string, body: string): Buffer =>
  createHmac('sha256', createHmac('sha256', secret).update('file ticket').digest()).update(body).digest();

/** The times are in milliseconds since 1970. */
export function issueTicket(secret: string, ticket: Ticket, now: number): string {
  const { userId, sessionId, itemId, sha256 } = ticket;
  // To the minute, so that a page that is read again asks for the same pictures.
  const expires = Math.floor((now / 1000 + TICKET_SECONDS) / 60) * 60;
  const written: Written = [userId, sessionId, itemId, sha256, expires];
  const body = Buffer.from(JSON.stringify(written)).toString('base64url');
  return `${body}.${macOf(secret, body).toString('base64url')}`;
}

/** @returns undefined for what was not issued here, was changed, or is past its time. */
export function readTicket(secret: string, text: string, now: number): Ticket | undefined {
  const [body = '', mac = '', rest] = text.split('.');
  if (rest !== undefined) return undefined;
  const given = Buffer.from(mac, 'base64url');
  const right = macOf(secret, body);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const [userId, sessionId, itemId, sha256, expires] = JSON.parse(
    Buffer.from(body, 'base64url').toString(),
  ) as Written;
  return expires * 1000 <= now ? undefined : { userId, sessionId, itemId, sha256 };
}
