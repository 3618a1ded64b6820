import fp from 'fastify-plugin';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { PROBLEMS, type ProblemCode } from '@phoeiphrae/shared/problemTable';
import { StorageFullError, StorageUnavailableError } from '../../engines/blobs/storageErrors.ts';
import type { Fault } from '../fault.ts';
import { localeOf } from '../locale.ts';
import { loggable } from '../loggable.ts';
import { presentProblem, ProblemException } from '../problem.ts';

const BY_FASTIFY_CODE: Record<string, ProblemCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-unsupported',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-request',
};

const KEYWORDS: Record<string, Bilingual> = {
  required: { th: 'ต้องระบุช่องนี้', en: 'This field is required.' },
  additionalProperties: { th: 'ระบบไม่รู้จักช่องนี้', en: 'This field is not known.' },
  type: { th: 'ชนิดของค่าไม่ถูกต้อง', en: 'The value is of the wrong type.' },
  format: { th: 'รูปแบบของค่าไม่ถูกต้อง', en: 'The value has the wrong form.' },
  pattern: {
    th: 'มีอักขระที่ใช้ไม่ได้ หรือรูปแบบไม่ถูกต้อง',
    en: 'The value has characters or a form that is not allowed.',
  },
  enum: { th: 'ค่านี้ไม่อยู่ในรายการที่เลือกได้', en: 'The value is not one of those allowed.' },
  const: { th: 'ค่านี้ไม่อยู่ในรายการที่เลือกได้', en: 'The value is not one of those allowed.' },
  minLength: { th: 'ข้อความสั้นเกินไป', en: 'The text is too short.' },
  maxLength: { th: 'ข้อความยาวเกินกำหนด', en: 'The text is too long.' },
  minimum: { th: 'ค่าน้อยเกินไป', en: 'The value is too small.' },
  maximum: { th: 'ค่ามากเกินไป', en: 'The value is too large.' },
};
/** A body can be wrong in more places than anyone reads; an answer is not to outgrow its request. */
const MOST_DETAILS = 50;
const FALLBACK: Bilingual = { th: 'ค่าไม่ถูกต้อง', en: 'The value is not valid.' };

function validationFaults(error: FastifyError): Fault[] {
  return (error.validation ?? []).slice(0, MOST_DETAILS).map((fault) => {
    const missing = fault.params['missingProperty'] ?? fault.params['additionalProperty'];
    const tail = typeof missing === 'string' ? `/${missing.replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
    const detail = KEYWORDS[fault.keyword] ?? FALLBACK;
    return { pointer: `${fault.instancePath}${tail}`, code: fault.keyword, detail };
  });
}

function toProblem(error: FastifyError): ProblemException {
  if (error instanceof ProblemException) return error;
  if (error instanceof StorageFullError) return new ProblemException('storage-full');
  if (error instanceof StorageUnavailableError) return new ProblemException('unavailable');
  if (error.validation) return new ProblemException('malformed-request', { errors: validationFaults(error) });
  const known = BY_FASTIFY_CODE[error.code];
  if (known) return new ProblemException(known);
  if (error.code.startsWith('FST_JWT_') || error.code.startsWith('FAST_JWT_')) {
    return new ProblemException('not-signed-in');
  }
  if (error.statusCode === 429) return new ProblemException('too-many-requests');
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new ProblemException('malformed-request');
  }
  return new ProblemException('internal-error');
}

/** Sends a problem; the details of a 5xx stay in the log. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: ProblemException) {
  const [instance = '/'] = request.url.split('?');
  const body = presentProblem(problem, { locale: localeOf(request), instance, requestId: request.id });
  return reply
    .code(body.status)
    .type('application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .headers(problem.headers)
    .serializer(JSON.stringify)
    .send(body);
}

/** Every failure leaves as RFC 9457 `application/problem+json`, with a request id and a sentence on what to do next. */
export const problems = fp(
  (app) => {
    app.setErrorHandler((raw: FastifyError, request, reply) => {
      const error = Object.assign(raw, { code: typeof raw.code === 'string' ? raw.code : '' });
      const problem = toProblem(error);
      const ours = problem !== (raw as unknown) && PROBLEMS[problem.code].status >= 500;
      if (ours) request.log.error({ err: loggable(error) }, 'request failed');
      return sendProblem(request, reply, problem);
    });
    app.setNotFoundHandler((request, reply) =>
      sendProblem(request, reply, new ProblemException('not-found')),
    );
    return Promise.resolve();
  },
  { name: 'problems' },
);
