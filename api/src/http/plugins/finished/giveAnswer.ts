import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FinishedAnswer } from '../../../engines/answers/finishedAnswers.ts';
import type { Coding } from '../../../engines/answers/packing.ts';

/** The best first. */
const CODINGS: readonly Coding[] = ['br', 'gzip'];

/** A list of tags, or a star, as RFC 9110 §13.1.2 compares them: weakly. */
const names = (header: string, etag: string): boolean =>
  header === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);

/** The best that a client says it takes; `br;q=0` says that it does not. */
function codingFor(accepts: string | undefined): Coding | undefined {
  if (accepts === undefined) return undefined;
  const takes = (name: string) =>
    accepts.split(',').some((part) => {
      const [coding = '', weight = ''] = part.split(';');
      return coding.trim() === name && !/^ *q=0(\.0*)? *$/.test(weight);
    });
  return CODINGS.find(takes);
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
  const coding = answer.packing.isWorthIt ? codingFor(headers['accept-encoding']) : undefined;
  const send = (bytes: Buffer, coded: readonly string[]) => {
    response.writeHead(200, [...own, ...coded, 'content-length', String(bytes.length)]);
    response.end(message.method === 'HEAD' ? undefined : bytes);
  };
  if (coding === undefined) {
    send(answer.plain, []);
    return 200;
  }
  const packed = answer.packing.as(coding);
  if (Buffer.isBuffer(packed)) send(packed, ['content-encoding', coding]);
  else
    packed.then(
      (bytes) => send(bytes, ['content-encoding', coding]),
      () => send(answer.plain, []),
    );
  return 200;
}
