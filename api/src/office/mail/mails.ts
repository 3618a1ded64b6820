import { checkpointMail } from './checkpointMail.ts';
import type { MailMaker } from './mailMaker.ts';
import { powerDigestMail } from './powerDigestMail.ts';

/** Every kind of mail. Another one is a file with its words and a line here. */
export const MAILS = {
  checkpoint: checkpointMail,
  power_digest: powerDigestMail,
} as const satisfies Record<string, MailMaker>;
export type MailKind = keyof typeof MAILS;
