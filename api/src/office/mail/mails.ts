import { checkpointMail } from './checkpointMail.ts';
import type { MailMaker } from './mailMaker.ts';

/** Every kind of mail. Another one is a file with its words and a line here. */
export const MAILS = {
  checkpoint: checkpointMail,
} as const satisfies Record<string, MailMaker>;
export type MailKind = keyof typeof MAILS;
