import { Type, type Static, type TObject } from 'typebox';
import { EmailAddress } from '@phoeiphrae/shared/primitives';

/** The optional mail server. Without it nothing is sent, and nothing waits to be sent. */
export const MailConfig = {
  smtpUrl: Type.Optional(
    Type.String({
      pattern: '^smtps?://[^/?#\\s]+$',
      description:
        'the mail server: smtp://user:password@host:587, or smtps:// for TLS from the start; special characters percent-encoded',
    }),
  ),
  mailFrom: Type.Optional(
    Type.String({ ...EmailAddress, description: 'the address that mail is sent from, without a name' }),
  ),
};

/** The settings of mail that may lie in a file. */
export const MAIL_SECRETS = ['SMTP_URL'];

/** One of the two alone would leave mail unsent in silence. */
export function mailFaults({ smtpUrl, mailFrom }: Partial<Static<TObject<typeof MailConfig>>>): string[] {
  if ((smtpUrl === undefined) !== (mailFrom === undefined)) {
    return ['SMTP_URL, MAIL_FROM: give both, or neither'];
  }
  return smtpUrl === undefined || readable(smtpUrl) ? [] : ['SMTP_URL: is no address of a server'];
}

function readable(url: string): boolean {
  try {
    const { username, password, hostname } = new URL(url);
    decodeURIComponent(`${username}${password}`);
    return hostname !== '';
  } catch {
    return false;
  }
}
