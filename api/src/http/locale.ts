import type { FastifyRequest } from 'fastify';

export type Locale = 'th' | 'en';

/** Thai unless the caller prefers English. */
export function localeOf(request: Pick<FastifyRequest, 'headers'>): Locale {
  const first = request.headers['accept-language']?.split(',')[0]?.trim().toLowerCase() ?? 'th';
  return first.startsWith('en') ? 'en' : 'th';
}
