import type { PublicAnswer } from '@phoeiphrae/shared/drawnPage';
import { PROBLEMS, type ProblemCode } from '@phoeiphrae/shared/problemTable';
import type { SiteLocale } from '@phoeiphrae/shared/sitePages';
import { ProblemException } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';

/** All that a page may ask for: what anyone may read. */
const PUBLIC = '/api/v1/public/';

/** What a page asks is asked for its reader: under the same address of the network, and as nobody in particular. */
interface Asker {
  readonly ip: string;
  readonly locale: SiteLocale;
}

export interface PublicQuestions {
  readonly ask: (address: string) => Promise<PublicAnswer>;
  /** @throws {ProblemException} when an answer failed, or was refused to this reader: then there is no page either */
  readonly mustHaveAnswers: () => void;
}

function problemIn(body: string): ProblemCode {
  const { type = '' } = JSON.parse(body) as { type?: string };
  const code = type.slice('/problems/'.length);
  return Object.hasOwn(PROBLEMS, code) ? (code as ProblemCode) : 'internal-error';
}

/** The public API within the process: the same routes, validation and presenters, with neither cookie nor token. */
export function askPublic(app: App, { ip, locale }: Asker): PublicQuestions {
  let failed: ProblemException | undefined;
  async function ask(address: string): Promise<PublicAnswer> {
    if (!address.startsWith(PUBLIC)) throw new Error(`a page asks for ${address}`);
    const kept = app.keptAnswer(address);
    if (kept !== undefined) return { status: 200, body: kept };
    const { statusCode, body, headers } = await app.inject({
      url: address,
      remoteAddress: ip,
      headers: { accept: 'application/json', 'accept-language': locale },
    });
    if (statusCode === 429 || statusCode >= 500) {
      const wait = headers['retry-after'];
      failed ??= new ProblemException(
        problemIn(body),
        wait === undefined ? {} : { headers: { 'retry-after': wait } },
      );
    }
    return { status: statusCode, body };
  }
  const mustHaveAnswers = () => {
    if (failed) throw failed;
  };
  return { ask, mustHaveAnswers };
}
