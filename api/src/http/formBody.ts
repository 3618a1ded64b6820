import type { App } from './types.ts';

/** In bytes: an address and filters are far shorter. */
const SHORT = 16 * 1024;

export type Fields = Readonly<Record<string, string>>;

function fieldsOf(pairs: Iterable<[string, string]>): Fields {
  const fields = new Map<string, string>();
  // What is given twice is seen to be two things.
  for (const [name, value] of pairs) {
    const first = fields.get(name);
    fields.set(name, first === undefined ? value : `${first},${value}`);
  }
  return Object.fromEntries(fields);
}

/** Fields without files, as programs for mail send the one of a one-tap end (RFC 8058). */
function* multipart(body: string): Generator<[string, string]> {
  const pattern = /content-disposition: form-data; name="([^"\r\n]{1,100})"\r\n\r\n([^\r\n]{0,1000})\r\n/gi;
  for (const [, name = '', value = ''] of body.matchAll(pattern)) yield [name, value];
}

const READERS: Record<string, (body: string) => Fields> = {
  'application/x-www-form-urlencoded': (body) => fieldsOf(new URLSearchParams(body)),
  'multipart/form-data': (body) => fieldsOf(multipart(body)),
};

/**
 * Takes forms as browsers send them without scripts, in place of JSON.
 * @param longest in bytes: a Thai letter has nine as a form sends it
 */
export function takeForms(app: App, longest: number = SHORT): void {
  app.removeAllContentTypeParsers();
  for (const [type, read] of Object.entries(READERS))
    app.addContentTypeParser<string>(
      type,
      { parseAs: 'string', bodyLimit: longest },
      (_request, body, done) => {
        done(null, read(body));
      },
    );
}

/** What a form said; nothing where it had no body. */
export const fieldsIn = (body: unknown): Fields => (body ?? {}) as Fields;
