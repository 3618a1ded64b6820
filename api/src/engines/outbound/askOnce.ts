import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import type { Network } from './network.ts';

/** Nothing was sent: there is no address that may be connected to. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly because: 'private_address' | 'port_refused';
  constructor(because: AddressRefused['because']) {
    super(because);
    this.because = because;
  }
}

export interface Asked {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

export interface Question {
  readonly url: URL;
  readonly method: 'HEAD' | 'GET';
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** So many addresses of a name are tried. */
const ADDRESSES = 3;
/** Errors after which another address of the same name may do. */
const UNREACHED = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT'];

const isSecure = (url: URL): boolean => url.protocol === 'https:';
const portOf = (url: URL): number => Number(url.port || (isSecure(url) ? 443 : 80));
/** Without the brackets of IPv6. */
const nameOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
/** Below 1024 are the doors of other services: mail, files, terminals. */
const isWebPort = (port: number): boolean => port === 80 || port === 443 || port >= 1024;

/**
 * One request, and of its answer the status and headers alone: the body is not read. The connection goes to the very address
 * that was looked at, in figures, so that a name which means something else a moment later leads nowhere.
 * @throws {AddressRefused} before anything is sent; what Node throws of name, connection, certificate and form.
 */
export async function askOnce(network: Network, question: Question): Promise<Asked> {
  const { url, signal } = question;
  const port = portOf(url);
  if (!isWebPort(port)) throw new AddressRefused('port_refused');
  const found = isIP(nameOf(url)) ? [nameOf(url)] : await unlessAborted(network.resolve(nameOf(url)), signal);
  const open: string[] = [];
  for (const address of found.slice(0, ADDRESSES))
    if (await network.mayConnect(address, port)) open.push(address);
  if (open.length === 0) throw new AddressRefused('private_address');
  let last: unknown;
  for (const address of open) {
    try {
      return await send(address, question);
    } catch (error) {
      last = error;
      if (!UNREACHED.includes((error as NodeJS.ErrnoException).code ?? '')) break;
    }
  }
  throw last;
}

const unlessAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });

function send(address: string, { url, method, headers, signal }: Question): Promise<Asked> {
  const name = nameOf(url);
  const options: https.RequestOptions = {
    host: address,
    port: portOf(url),
    path: url.pathname + url.search,
    method,
    headers: { host: url.host, ...headers },
    // A connection of its own, which no other request is given
    agent: false,
    signal,
    ...(isIP(name) ? {} : { servername: name }),
  };
  return new Promise((resolve, reject) => {
    const take = (answer: IncomingMessage) => {
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
      answer.on('error', () => undefined);
      answer.destroy();
    };
    const request = (isSecure(url) ? https : http).request(options, take);
    request.on('error', reject);
    request.end();
  });
}
