import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FinishedAnswer } from '../../../engines/answers/finishedAnswers.ts';

/** A list of tags, or a star, as RFC 9110 §13.1.2 compares them: weakly. */
const names = (header: string, etag: string): boolean =>
  header === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);

/** The best that a client says it takes; `br;q=0` says that it does not. */
function coded(
  accepts: string,
  { plain, gzip: zipped, brotli }: FinishedAnswer,
): [Buffer, string | undefined] {
  const takes = (name: string) =>
    accepts.split(',').some((part) => {
      const [coding = '', weight = ''] = part.split(';');
      return coding.trim() === name && !/^ *q=0(\.0*)? *$/.test(weight);
    });
  if (takes('br')) return [brotli, 'br'];
  if (takes('gzip')) return [zipped, 'gzip'];
  return [plain, undefined];
}

/**
 * Writes a finished answer as its reader takes it, or that they have it.
 * @param id of the request
 * @returns the status that was answered
 */
export function give(
  answer: FinishedAnswer,
  message: IncomingMessage,
  response: ServerResponse,
  id: string,
): number {
  const { headers } = message;
  const own = [...answer.headers, 'x-request-id', id];
  const known = headers['if-none-match'];
  if (known !== undefined && names(known, answer.etag)) {
    response.writeHead(
      304,
      own.filter((_, at) => !/^content-/.test(own[at - (at % 2)] ?? '')),
    );
    response.end();
    return 304;
  }
  const accepts = headers['accept-encoding'];
  const [bytes, coding] =
    typeof accepts === 'string' ? coded(accepts, answer) : ([answer.plain, undefined] as const);
  if (coding !== undefined) own.push('content-encoding', coding);
  own.push('content-length', String(bytes.length));
  response.writeHead(200, own);
  response.end(message.method === 'HEAD' ? undefined : bytes);
  return 200;
}
