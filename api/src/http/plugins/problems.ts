import fp from 'fastify-plugin';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEMS, type ProblemCode } from '@phoeiphrae/shared/problemTable';
import { databaseFaultOf, isOutcomeUnknown } from '@phoeiphrae/db/databaseFault';
import { WordsBusyError } from '../../engines/words/thread.ts';
import { StorageFullError, StorageUnavailableError } from '../../engines/blobs/storageErrors.ts';
import { localeOf } from '../locale.ts';
import { loggable } from '../loggable.ts';
import { presentProblem, ProblemException, retryAfter } from '../problem.ts';
import { sendProblemPage } from '../problemPage.ts';
import { validationFaults } from '../validationFaults.ts';
import { wantsPage } from '../wantsPage.ts';

const BY_FASTIFY_CODE: Record<string, ProblemCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-unsupported',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-request',
  FST_ERR_MAX_PARAM_LENGTH: 'address-too-long',
};

/** A database that is full has words of its own; one that is lost, frozen or busy is there again shortly. */
function databaseProblem(error: FastifyError): ProblemException | undefined {
  if (isOutcomeUnknown(error)) return new ProblemException('outcome-unknown');
  const fault = databaseFaultOf(error);
  if (fault === undefined) return undefined;
  return new ProblemException(fault === 'full' ? 'storage-full' : 'unavailable');
}

/** The problem that any failure of a request is. */
function toProblem(error: FastifyError): ProblemException {
  if (error instanceof ProblemException) return error;
  if (error instanceof StorageFullError) return new ProblemException('storage-full');
  if (error instanceof StorageUnavailableError || error instanceof WordsBusyError)
    return new ProblemException('unavailable');
  if (error.validation)
    return new ProblemException('malformed-request', { errors: validationFaults(error.validation) });
  const known = BY_FASTIFY_CODE[error.code];
  if (known) return new ProblemException(known);
  if (error.code.startsWith('FST_JWT_') || error.code.startsWith('FAST_JWT_')) {
    return new ProblemException('not-signed-in');
  }
  if (error.statusCode === 429) return new ProblemException('too-many-requests');
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new ProblemException('malformed-request');
  }
  // Last, for a caller's line breaks with the same code as the database's, and has a status.
  return databaseProblem(error) ?? new ProblemException('internal-error');
}

/** Sends a problem; the details of a 5xx stay in the log. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: ProblemException) {
  const [instance = '/'] = request.url.split('?');
  const body = presentProblem(problem, { locale: localeOf(request), instance, requestId: request.id });
  return reply
    .code(body.status)
    .type('application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .headers({ ...retryAfter(problem), ...problem.headers })
    .serializer(JSON.stringify)
    .send(body);
}

/**
 * The failure of a request as a problem. What is not the caller's doing is written to the log in full: as an error what
 * nobody foresaw, as a warning what passes by itself or needs room.
 * @param raw whatever was thrown
 */
export function problemOf(request: FastifyRequest, raw: FastifyError): ProblemException {
  const error = Object.assign(raw, { code: typeof raw.code === 'string' ? raw.code : '' });
  const problem = toProblem(error);
  const ours = problem !== (raw as unknown) && PROBLEMS[problem.code].status >= 500;
  if (ours) {
    const level = problem.code === 'internal-error' ? 'error' : 'warn';
    request.log[level]({ err: loggable(error) }, 'request failed');
  }
  return problem;
}

/**
 * What is refused before any route is found, and so before any hook: an address that is no UTF-8, such as `/%ff`, or a part
 * of it that is longer than any that there is.
 */
export function badAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' });
  void sendProblem(request, reply, toProblem(error));
}

/**
 * The API, and what is described with it, such as feeds and site maps, answers programs, whatever they accept. Which
 * address it is of, the route knows, however it was written.
 */
const isForPrograms = ({ routeOptions, url }: FastifyRequest): boolean =>
  (routeOptions.url ?? url).startsWith('/api/') ||
  (routeOptions.schema as { operationId?: string } | undefined)?.operationId !== undefined;

/** Every failure leaves as RFC 9457 `application/problem+json`, with a request id and a sentence on what to do next. */
export const problems = fp(
  (app) => {
    app.setErrorHandler((raw: FastifyError, request, reply) => {
      const problem = problemOf(request, raw);
      if (!isForPrograms(request) && wantsPage(request)) return sendProblemPage(request, reply, problem);
      return sendProblem(request, reply, problem);
    });
    app.setNotFoundHandler((request, reply) =>
      sendProblem(request, reply, new ProblemException('not-found')),
    );
    return Promise.resolve();
  },
  { name: 'problems' },
);
