import type { FastifySchema, RouteOptions } from 'fastify';
import type { ProblemCode } from '@phoeiphrae/shared/problemTable';
import { mergedAnswers, problemAnswers } from '../../problem.ts';

/** Whatever is asked: the address, the headers or the body may be broken, or be too long in coming. */
const EVERYWHERE = [
  'malformed-request',
  'request-timed-out',
  'address-too-long',
  'headers-too-large',
] as const;
const WITH_BODY = ['payload-too-large', 'media-type-unsupported'] as const;
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** What a route may answer by what it is, before anything of its own is asked. */
function standingProblems({ method, url }: RouteOptions): ProblemCode[] {
  const name = String(method);
  const codes: ProblemCode[] = [...EVERYWHERE];
  if (name !== 'GET' && name !== 'HEAD') codes.push(...WITH_BODY);
  if (WRITES.has(name)) codes.push('origin-refused');
  if (url.includes(':')) codes.push('not-found');
  return codes;
}

/** Describes with every operation what is the same for all of its kind, so that a route names its own problems only. */
export function withStandingProblems(schema: FastifySchema, route: RouteOptions): FastifySchema {
  if (schema.hide || !schema.response) return schema;
  const standing = problemAnswers(standingProblems(route));
  return { ...schema, response: mergedAnswers(schema.response as Record<string, object>, standing) };
}
