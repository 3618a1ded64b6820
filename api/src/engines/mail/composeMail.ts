import type { OutgoingMail } from './mailer.ts';

/** A header is one line, whatever somebody's name or a title holds. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** The message as it goes over the line (RFC 5322, MIME). Files and addresses in it are never opened. */
export async function composeMail(mail: OutgoingMail, from: string): Promise<Buffer> {
  const { id, to, fromName, subject, text, date, attachments = [], headers } = mail;
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const composer = new MailComposer({
    from: { name: oneLine(fromName), address: from },
    to: { name: oneLine(to.name ?? ''), address: to.address },
    subject: oneLine(subject),
    text,
    date,
    messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    // No answers of machines to a machine (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', ...headers },
    attachments: attachments.map((attachment) => ({ ...attachment, contentTransferEncoding: 'base64' })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
