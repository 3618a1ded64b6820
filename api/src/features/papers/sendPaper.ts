import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { PressError } from '../../engines/press/press.ts';
import { ProblemException } from '../../http/problem.ts';
import { contentPolicyOf } from '../files/serving/contentPolicy.ts';
import { dispositionOf } from '../files/serving/disposition.ts';
import { matchesTag } from '../files/serving/range.ts';

/** The answers that carry a paper, beside the problems of a route. */
export const PAPER_ANSWERS = {
  200: {
    description: 'Tagged PDF/A-2a, also PDF/UA-1. The same state of things gives the same bytes.',
    content: { 'application/pdf': { schema: Type.String({ format: 'binary' }) } },
  },
  304: { type: 'null', description: 'Still as the ETag says' },
};

/** In bytes of UTF-8, the longest name that common file systems bear. Of Thai, that is some 80 letters. */
const NAME_BYTES = 255;
/** Made with the first paper: the rules of a language take time to load. */
let signs: Intl.Segmenter | undefined;

/** The beginning of a text, of whole signs with their marks, that takes no more bytes. */
function beginning(text: string, bytes: number): string {
  let left = bytes;
  signs ??= new Intl.Segmenter('th', { granularity: 'grapheme' });
  for (const { segment, index } of signs.segment(text)) {
    left -= Buffer.byteLength(segment);
    if (left < 0) return text.slice(0, index).trim();
  }
  return text;
}

/** `บันทึกข้อความ แผนปฏิบัติการ.pdf`: without signs that file systems refuse, and no longer than they bear. */
export function paperName(kind: string, title: string, extension = 'pdf'): string {
  const clean = title
    .replace(/[\u0000-\u001f\\/:*?"<>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const end = `.${extension}`;
  const cut = beginning(clean, NAME_BYTES - Buffer.byteLength(`${kind} ${end}`));
  return `${kind}${cut === '' ? '' : ` ${cut}`}${end}`;
}

interface Paper {
  readonly name: string;
  readonly pdf: Buffer;
  /** Anyone may keep what is public, but asks each time whether it still stands. */
  readonly cache: 'public' | 'private';
}

/** Sends a paper, or says that the caller has it. Ask first whether the caller may see it. */
export function sendPaper(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, pdf, cache }: Paper,
): FastifyReply {
  const etag = `"${createHash('sha256').update(pdf).digest('hex')}"`;
  void reply
    .header('etag', etag)
    .header('cache-control', `${cache}, no-cache`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', contentPolicyOf('application/pdf'))
    .header('content-disposition', dispositionOf(name, 'application/pdf'));
  if (matchesTag(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type('application/pdf').send(pdf);
}

/** In seconds: by then the papers that wait have mostly been drawn. */
const RETRY_AFTER = '10';
const GIVEN_UP = {
  busy: { th: 'มีเอกสารรอสร้างอยู่จำนวนมาก', en: 'Too many papers are waiting to be drawn.' },
  limits: {
    th: 'สร้างเอกสารไม่สำเร็จภายในเวลาที่กำหนด',
    en: 'The paper could not be drawn within its limits.',
  },
} as const satisfies Record<PressError['reason'], unknown>;

/** A press that gave up is a passing trouble; whoever asks later finds a new one. @throws {ProblemException} 503 */
export async function drawn<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof PressError)) throw error;
    const sentence = GIVEN_UP[error.reason];
    throw new ProblemException('unavailable', { sentence, headers: { 'retry-after': RETRY_AFTER } });
  }
}
