import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Problem } from '@phoeiphrae/shared/problem';
import type { Described, Description, Operation } from './description.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
}

const escape = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
const isJson = (type: string): boolean => /[/+]json$/.test(type);

/** The judge of answers: what is wrong with one, by what the description says of its operation. */
export function judgeOf({ document }: Description): (operation: Operation, answer: Answer) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: 'description' });

  function offSchema({ method, path }: Operation, status: number, media: string, body: unknown): string[] {
    const parts = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      String(status),
      'content',
      media,
      'schema',
    ];
    const key = `description#/${parts.map(escape).join('/')}`;
    const check = ajv.getSchema(key) ?? ajv.compile({ $ref: key });
    if (check(body)) return [];
    return (check.errors ?? []).slice(0, 3).map((error) => `${error.instancePath} ${error.message ?? ''}`);
  }

  return (operation, { status, headers, bytes }) => {
    if (status >= 500) return [`answered ${String(status)}`];
    const described = operation.responses[String(status)];
    if (!described) return [`${String(status)} is not described`];
    const written = headers['content-type'];
    const [type = ''] = typeof written === 'string' ? written.split(';') : [];
    if (bytes.length === 0) return emptyFaults(operation, status, described);
    const media = Object.keys(described.content ?? {}).find((one) => one === type || one === '*/*');
    if (media === undefined) return [`${String(status)} is not described as ${type || 'having a body'}`];
    if (!isJson(media)) return [];
    const body = JSON.parse(bytes.toString()) as unknown;
    const faults = offSchema(operation, status, media, body);
    return media === 'application/problem+json'
      ? [...faults, ...problemFaults(described, headers, body as Problem)]
      : faults;
  };
}

function emptyFaults({ method }: Operation, status: number, { content }: Described): string[] {
  const mayBe = method === 'HEAD' || !content || Object.keys(content).every((type) => !isJson(type));
  return mayBe ? [] : [`${String(status)} has no body`];
}

/** A problem has its request's id, and is one of those that are described for its status. */
function problemFaults(
  { description }: Described,
  headers: Answer['headers'],
  { type, requestId }: Problem,
): string[] {
  const code = type.replace('/problems/', '');
  return [
    ...(description.includes(`\`${code}\``) ? [] : [`${code} is not described`]),
    ...(headers['x-request-id'] === requestId ? [] : ['has another request id than its header']),
  ];
}
