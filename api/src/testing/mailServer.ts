import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly parsed: ParsedMail;
}

/** What the server does: takes mail, refuses it, says nothing, or hangs up after it has all of it. */
export type Mood =
  | 'takes'
  | { readonly refusesRecipient: number }
  | { readonly refusesMessage: number }
  | { readonly refusesSender: number }
  | 'silent at the message'
  | 'hangs up after the message';

export interface MailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  mood: Mood;
  /** How often it was handed a whole message, whatever it said to that. */
  messages: number;
  stop(): Promise<void>;
}

const refusal = (responseCode: number) => Object.assign(new Error('refused by the test'), { responseCode });

/** A real SMTP server in this process. With a login it wants the user `office` and the password `p:ss@`. */
export async function startMailServer(options: { login?: boolean } = {}): Promise<MailServer> {
  // The first one takes long, and clients that are in haste do not wait for it.
  await simpleParser('');
  const state: MailServer = {
    url: '',
    received: [],
    mood: 'takes',
    messages: 0,
    stop: () => Promise.resolve(),
  };
  const asks = (key: string): number | undefined =>
    typeof state.mood === 'object' ? (state.mood as Record<string, number>)[key] : undefined;
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    disabledCommands: options.login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      const right = username === 'office' && password === 'p:ss@';
      done(right ? null : refusal(535), right ? { user: username } : undefined);
    },
    onMailFrom: (_address, _session, done) => {
      const code = asks('refusesSender');
      done(code === undefined ? null : refusal(code));
    },
    onRcptTo: (_address, _session, done) => {
      const code = asks('refusesRecipient');
      done(code === undefined ? null : refusal(code));
    },
    onData: (stream, session, done) => {
      const take = async (chunks: Buffer[]) => {
        state.messages++;
        const raw = Buffer.concat(chunks);
        if (state.mood === 'silent at the message') return;
        if (state.mood === 'hangs up after the message') {
          for (const socket of sockets) socket.destroy();
          return;
        }
        const code = asks('refusesMessage');
        if (code !== undefined) {
          done(refusal(code));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        state.received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: raw.toString('latin1'),
          parsed: await simpleParser(raw),
        });
        done();
      };
      // A client that breaks off gets no answer.
      stream.toArray().then(take, () => undefined);
    },
  });
  // A connection that a test broke off is no fault of the server's.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  };
  return Object.assign(state, { url: `smtp://127.0.0.1:${String(port)}`, stop });
}
