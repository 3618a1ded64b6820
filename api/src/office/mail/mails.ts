import type { outbox } from '@phoeiphrae/db/schema/outbox';
import type { Deps } from '../deps.ts';
import { checkpointMail } from './checkpointMail.ts';
import type { MailWords } from '../../engines/mail/mailer.ts';

export type MailRow = typeof outbox.$inferSelect;
/**
 * Makes the words of a mail when it is about to be sent, from what holds then.
 * @returns undefined when it is no longer for this person or no longer true: it is dropped.
 */
export type MailMaker = (deps: Deps, row: MailRow) => Promise<MailWords | undefined>;

/** Every kind of mail. Another one is a file with its words and a line here. */
export const MAILS = {
  checkpoint: checkpointMail,
} as const satisfies Record<string, MailMaker>;
export type MailKind = keyof typeof MAILS;
