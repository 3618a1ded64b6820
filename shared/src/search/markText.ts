import Type, { type Static } from 'typebox';
import { Closed } from '../primitives.ts';
import { tight } from './searchText.ts';

/** A run of text, and whether it is what was looked for. */
export const TextRun = Closed({ text: Type.String(), match: Type.Boolean() }, { title: 'TextRun' });
export type TextRun = Static<typeof TextRun>;

/** What the normalising function takes together: a letter with its marks, เเ, ํ and the า after it, signs nobody sees. */
const CLUSTER =
  /(?:เ[\u200B-\u200D\uFEFF]*เ|\P{M})[\p{M}\u0E33\u0E45\u200B-\u200D\u2060\uFEFF\u00AD]*(?:(?<=\u0E4D[\u0E48-\u0E4B]?)\u0E32)?/uy;

interface Placed {
  /** The tight form. */
  readonly text: string;
  /** For each unit of it, where in the original its cluster begins and ends. */
  readonly from: number[];
  readonly to: number[];
}

/** Tight forms of clusters and of words; a language has some thousand of each. */
const known = new Map<string, string>();
const KNOWN_MAX = 20_000;

function formOf(cluster: string): string {
  const found = known.get(cluster);
  if (found !== undefined) return found;
  if (known.size >= KNOWN_MAX) known.clear();
  const form = tight(cluster);
  known.set(cluster, form);
  return form;
}

/** Printable ASCII, and letters and signs of Thai that no other sign is put on top of: each begins a cluster. */
const isPlain = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f) ||
  (code >= 0x0e01 &&
    code <= 0x0e46 &&
    !(code >= 0x0e33 && code <= 0x0e3e) &&
    code !== 0x0e31 &&
    code !== 0x0e45) ||
  (code >= 0x0e4f && code <= 0x0e5b);
/** Marks of Thai, and ำ, but for the one that ำ is written with in two. */
const isMark = (code: number): boolean =>
  code === 0x0e31 ||
  (code >= 0x0e33 && code <= 0x0e3a) ||
  (code >= 0x0e47 && code <= 0x0e4c) ||
  code === 0x0e4e;
const E = 0x0e40;

/** Where the cluster ends that begins at a place with a letter and marks of Thai, as nearly all do; undefined for any other. */
function plainEnd(original: string, at: number): number | undefined {
  const code = original.charCodeAt(at);
  if (!isPlain(code)) return undefined;
  let end = at + 1;
  while (end < original.length && isMark(original.charCodeAt(end))) end++;
  if (end === original.length) return end;
  const next = original.charCodeAt(end);
  return isPlain(next) && !(code === E && next === E) ? end : undefined;
}

/** Where the cluster ends that begins at a place; there itself before a stray mark. */
function clusterEnd(original: string, at: number): number {
  CLUSTER.lastIndex = at;
  return at + (CLUSTER.exec(original)?.[0].length ?? 0);
}

function place(original: string): Placed {
  const placed = { text: '', from: [] as number[], to: [] as number[] };
  for (let at = 0; at < original.length;) {
    const end = plainEnd(original, at) ?? clusterEnd(original, at);
    const form = end > at ? formOf(original.slice(at, end)) : '';
    for (let i = 0; i < form.length; i++) {
      placed.from.push(at);
      placed.to.push(end);
    }
    placed.text += form;
    at = Math.max(end, at + 1);
  }
  return placed;
}

/** What is to be marked: runs of letters wherever they stand, and words where they stand by themselves. All tight. */
export interface Sought {
  readonly texts: readonly string[];
  readonly words: readonly string[];
}

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });

function wordSpans(original: string, words: readonly string[], whole: string): Span[] {
  // To cut a text into words takes longer than all else that is done with it.
  if (!words.some((word) => whole.includes(word))) return [];
  return Array.from(segmenter.segment(original), ({ segment, index }) => ({
    form: formOf(segment),
    from: index,
    to: index + segment.length,
  })).filter(({ form }) => words.includes(form));
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function spansOf(original: string, sought: Sought): Span[] {
  const { text, from, to } = place(original);
  const spans = wordSpans(original, sought.words, text);
  for (const form of sought.texts)
    for (let at = text.indexOf(form); at >= 0 && form !== ''; at = text.indexOf(form, at + form.length))
      spans.push({ from: from[at] ?? 0, to: to[at + form.length - 1] ?? 0 });
  return joined(spans.toSorted((a, b) => a.from - b.from));
}

function joined(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    if (last && span.from <= last.to)
      kept[kept.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else kept.push(span);
  }
  return kept;
}

function runs(text: string, spans: readonly Span[], window: Span): TextRun[] {
  const found: TextRun[] = [];
  let at = window.from;
  const add = (to: number, match: boolean): void => {
    if (to > at) found.push({ text: text.slice(at, to), match });
    at = Math.max(at, to);
  };
  for (const { from, to } of spans) {
    if (to <= window.from || from >= window.to) continue;
    add(Math.min(from, window.to), false);
    add(Math.min(to, window.to), true);
  }
  add(window.to, false);
  return found;
}

/** The whole text with what was looked for marked. */
export function markText(text: string, sought: Sought): TextRun[] {
  return runs(text, spansOf(text, sought), { from: 0, to: text.length });
}

/** Where a cut harms no letter: before a blank if one is near, else between clusters. */
function cutNear(text: string, at: number, step: 1 | -1): number {
  for (let i = at; i > 0 && i < text.length && Math.abs(i - at) < 24; i += step)
    if (/\s/.test(text.charAt(i))) return i;
  let i = at;
  while (i > 0 && i < text.length && /[\p{M}\u0E30\u0E32\u0E33\u0E45\u0E46]/u.test(text.charAt(i))) i += step;
  return i;
}

/**
 * Some `length` signs of a text around the place where most of what was looked for stands, marked; nothing where none of it
 * does. What is left out is shown by `…`.
 */
export function snippetOf(text: string, sought: Sought, length = 180): TextRun[] | undefined {
  const plain = text.replace(/\s+/g, ' ').trim();
  const spans = spansOf(plain, sought);
  const [first] = spans;
  if (!first) return undefined;
  const within = (start: number) => spans.filter(({ from }) => from >= start && from < start + length).length;
  const best = spans.reduce((a, b) => (within(b.from) > within(a.from) ? b : a), first);
  const from = best.from < 50 ? 0 : cutNear(plain, best.from - 40, -1);
  const to = from + length >= plain.length ? plain.length : cutNear(plain, from + length, 1);
  const shown = runs(plain, spans, { from, to });
  const ellipsis = (wanted: boolean): TextRun[] => (wanted ? [{ text: '…', match: false }] : []);
  return [...ellipsis(from > 0), ...shown, ...ellipsis(to < plain.length)];
}
