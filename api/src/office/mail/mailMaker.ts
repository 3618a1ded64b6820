import type { outbox } from '@phoeiphrae/db/schema/outbox';
import type { MailWords } from '../../engines/mail/mailer.ts';
import type { Deps } from '../deps.ts';

export type MailRow = typeof outbox.$inferSelect;
/**
 * Makes the words of a mail when it is about to be sent, from what holds then.
 * @returns undefined when it is no longer for this person or no longer true: it is dropped.
 */
export type MailMaker = (deps: Deps, row: MailRow) => Promise<MailWords | undefined>;
