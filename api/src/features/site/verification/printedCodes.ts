import { readPaperMark, type PaperMark } from '@phoeiphrae/shared/paperDecision';
import { codeOf } from './verifyCode.ts';

/** What was read off a paper: what its QR codes say, and its words where it has any. */
export interface Reading {
  readonly codes: readonly string[];
  readonly words: string;
}

/** What is printed on a paper to know it by. */
export interface PrintedCodes {
  readonly marks: readonly PaperMark[];
  /** Twelve digits each: in an address, or in words. */
  readonly verifyCodes: readonly string[];
  /** SHA-256 of contents, in words. */
  readonly contentHashes: readonly string[];
  /** Of printed items. */
  readonly slugs: readonly string[];
}

/** A paper carries one code of ours; what it speaks of may name a few more. */
const MOST = 8;
/** It may be printed over two lines, or in groups. */
const HASH = /(?<![0-9a-f])(?:[0-9a-f][\s\u00AD]*){63}[0-9a-f](?![0-9a-f])/g;
const IN_WORDS = /(?<![0-9A-F-])[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}(?![0-9A-F-])/g;

function pathOf(text: string): string[] {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.pathname.split('/').slice(1) : [];
}

function decoded(part: string): string[] {
  try {
    return [decodeURIComponent(part)];
  } catch {
    return [];
  }
}

/** Wherever the addresses lead: the office may have another name by now, and it is our answer that counts. */
export function printedCodes({ codes, words }: Reading): PrintedCodes {
  const paths = codes.map(pathOf);
  const inAddresses = paths.flatMap(([room, part = '']) => (room === 'verify' ? [codeOf(part)] : []));
  const inWords = [...words.matchAll(IN_WORDS)].map(([code]) => codeOf(code));
  return {
    marks: codes.flatMap((code) => readPaperMark(code) ?? []).slice(0, MOST),
    verifyCodes: [...new Set([...inAddresses, ...inWords])].flatMap((code) => code ?? []).slice(0, MOST),
    contentHashes: [
      ...new Set(Array.from(words.matchAll(HASH), ([hash]) => hash.replace(/[^0-9a-f]/g, ''))),
    ].slice(0, MOST),
    slugs: paths.flatMap(([room, part = '']) => (room === 'i' ? decoded(part) : [])).slice(0, MOST),
  };
}
