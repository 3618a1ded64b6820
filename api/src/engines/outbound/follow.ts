import { askOnce, type Asked, type Question } from './askOnce.ts';
import type { Network } from './network.ts';

/** An address leads on to others that lead to no end, or to none. */
export class LostWay extends Error {
  override readonly name = 'LostWay';
  readonly because: 'too_many_redirects' | 'bad_redirect';
  constructor(because: LostWay['because']) {
    super(because);
    this.because = because;
  }
}

/** So often a reader's browser would put up with it, and more. */
const REDIRECTS = 5;
const LEADS_ON = [301, 302, 303, 307, 308];

export interface Followed extends Asked {
  /** Where the answer came from at last. */
  readonly url: URL;
}

/**
 * Asks, and goes where it is told to, each time as carefully as the first time.
 * @throws {LostWay} and what `askOnce` throws.
 */
export async function follow(network: Network, question: Question): Promise<Followed> {
  let { url } = question;
  for (let led = 0; led <= REDIRECTS; led++) {
    const asked = await askOnce(network, { ...question, url });
    if (!LEADS_ON.includes(asked.status)) return { ...asked, url };
    url = nextUrl(asked.headers.location, url);
  }
  throw new LostWay('too_many_redirects');
}

/** Headers come byte by byte; names in Thai are often sent as they are. */
function nextUrl(location: string | undefined, from: URL): URL {
  const text = location === undefined ? '' : Buffer.from(location, 'latin1').toString('utf8');
  if (text === '' || !URL.canParse(text, from.href)) throw new LostWay('bad_redirect');
  const url = new URL(text, from.href);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new LostWay('bad_redirect');
  return url;
}
