import type { TestApp } from './buildTestApp.ts';

/** Sends a form as a browser without scripts does. @param ip the caller's address of the network */
export async function sendForm(
  app: TestApp['app'],
  url: string,
  fields: Record<string, string> | string,
  options: { ip?: string; headers?: Record<string, string> } = {},
) {
  const payload = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
  const { statusCode, headers, body } = await app.inject({
    method: 'POST',
    url,
    payload,
    remoteAddress: options.ip ?? '198.51.100.7',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...options.headers },
  });
  return { status: statusCode, headers, text: body, location: headers.location ?? '' };
}
