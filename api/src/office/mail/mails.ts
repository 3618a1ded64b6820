import { checkpointMail } from './checkpointMail.ts';
import type { MailMaker } from './mailMaker.ts';
import { powerDigestMail } from './powerDigestMail.ts';
import { confirmationMail } from '../subscribers/confirmationMail.ts';
import { digestMail } from '../subscribers/digestMail.ts';

/** Every kind of mail. Another one is a file with its words and a line here. */
export const MAILS = {
  checkpoint: checkpointMail,
  power_digest: powerDigestMail,
  subscription_confirmation: confirmationMail,
  subscription_digest: digestMail,
} as const satisfies Record<string, MailMaker>;
export type MailKind = keyof typeof MAILS;
