import { Readable } from 'node:stream';
import type { NodemailerError } from 'nodemailer';
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { Config } from '../../config/schema.ts';
import { composeMail } from './composeMail.ts';
import { MailFault, type Mailer } from './mailer.ts';

/** How long the server may take to let us in, to say something, and for all of a mail, in milliseconds. */
const TIMEOUTS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  dnsTimeout: 10_000,
  socketTimeout: 15_000,
  total: 30_000,
};
export type MailTimeouts = typeof TIMEOUTS;

interface Access {
  readonly options: SMTPConnectionOptions;
  readonly total: number;
  readonly auth?: { readonly user: string; readonly pass: string };
}

/** A password goes over an encrypted line, or over none that leaves the machine. */
function accessOf(url: string, { total, ...timeouts }: MailTimeouts): Access {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const here = /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  const options = {
    ...timeouts,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !here && username !== '',
    // The certificate of a server on the same machine is seldom for that name, and nothing leaves the machine.
    ignoreTLS: here,
  };
  if (username === '') return { options, total };
  return { options, total, auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } };
}

interface Delivery {
  readonly envelope: { readonly from: string; readonly to: string[] };
  readonly message: Readable;
}

/** One mail over one connection. */
async function deliver({ options, auth, total }: Access, { envelope, message }: Delivery): Promise<void> {
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection');
  return new Promise((resolve, reject) => {
    const connection = new SMTPConnection(options);
    const timer = setTimeout(() => {
      fail(Object.assign(new Error('The server took too long'), { code: 'ETIMEDOUT' }));
    }, total);
    const fail = (error: Error) => {
      clearTimeout(timer);
      message.destroy();
      connection.close();
      reject(error);
    };
    const send = () => {
      connection.send(envelope, message, (error) => {
        if (error) {
          fail(error);
          return;
        }
        clearTimeout(timer);
        connection.quit();
        resolve();
      });
    };
    connection.on('error', fail);
    connection.connect((error) => {
      if (error) {
        fail(error);
        return;
      }
      if (!auth) {
        send();
        return;
      }
      connection.login(auth, (refused) => (refused ? fail(refused) : send()));
    });
  });
}

/** Only what was said of this mail ends it: a server that does not want us is put right by an operator. */
function faultOf(error: unknown, handed: boolean): MailFault {
  const { code = 'EUNKNOWN', command, responseCode: status = 0, message } = error as Partial<NodemailerError>;
  const reason = status > 0 ? `${code} ${String(status)}` : code;
  const text = message ?? reason;
  const ofThisMail = (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM';
  if (handed && !(ofThisMail && status > 0)) return new MailFault('unknown', reason, text);
  const temporary = status >= 400 && status < 500;
  return new MailFault(ofThisMail && !temporary ? 'never' : 'later', reason, text);
}

/** A mailer for an SMTP server. Nothing is connected before the first mail. */
export function createMailer(
  access: { url: string; from: string },
  timeouts: MailTimeouts = TIMEOUTS,
): Mailer {
  const server = accessOf(access.url, timeouts);
  return {
    send: async (mail, handing) => {
      const bytes = await composeMail(mail, access.from);
      let handed = false;
      // Read from only when the server has answered that it takes the message.
      const message = Readable.from(
        (async function* () {
          await handing();
          handed = true;
          yield bytes;
        })(),
        { objectMode: false },
      );
      const envelope = { from: access.from, to: [mail.to.address] };
      try {
        await deliver(server, { envelope, message });
      } catch (error) {
        throw faultOf(error, handed);
      }
    },
  };
}

/** The mailer that the settings name; undefined where the office has no mail. */
export function openMailer({
  smtpUrl: url,
  mailFrom: from,
}: Pick<Config, 'smtpUrl' | 'mailFrom'>): Mailer | undefined {
  return url === undefined || from === undefined ? undefined : createMailer({ url, from });
}
