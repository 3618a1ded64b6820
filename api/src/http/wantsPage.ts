import type { FastifyRequest } from 'fastify';

/** How much the caller wants what is written so, from 0 to 1; what stands for everything asks for nothing in particular. */
function weightOf(accept: string, asked: (type: string) => boolean): number {
  const weights = accept.split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    return asked(type) ? Number(quality) || 0 : 0;
  });
  return Math.max(...weights);
}

const html = (accept: string): number => weightOf(accept, (type) => type === 'text/html');
const json = (accept: string): number => weightOf(accept, (type) => /[/+]json$/.test(type));

/** Whether a person sits before the answer: a browser asks for pages, and for nothing more than for them. */
export function wantsPage({ method, headers: { accept = '' } }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  return html(accept) > 0 && html(accept) >= json(accept);
}

/** Whether a page was asked for by a program that reads problems and no pages. */
export const wantsNoPage = ({ headers: { accept = '' } }: FastifyRequest): boolean =>
  json(accept) > html(accept);
