import type { Sink } from '../textPiece.ts';
import { isFlat, isOutside } from './coveredText.ts';
import { linesAsSeen } from './asSeen.ts';
import { mendClusters } from './mendClusters.ts';
import { MOST_CHARACTERS, pageCharacters, wholeText, type Character } from './pageCharacters.ts';
import { pageView, type PageView } from './pageView.ts';
import { OBJECT, type PdfiumText } from './pdfiumText.ts';
import { renderPage, type GreyPage } from './renderPage.ts';

/** Fewer covered letters are a dot under a line, not a text that someone meant to hide. */
const FEWEST_COVERED = 3;
/** The share of a page's letters out of sight from which the page is a scan with its text laid underneath. */
const SCAN = 0.9;

interface PageText {
  /** Letters and digits that were read. */
  readonly characters: number;
  readonly hasPictures: boolean;
}

/** Text of a page, parted by what can be seen. */
interface Parted {
  shown: string;
  covered: string;
  drawn: number;
  unseen: number;
  /** The letters that can be seen. */
  readonly letters: Character[];
}

/** Reads a page: its text to the sink, and a finding when some of it cannot be seen. */
export function readPage(pdfium: PdfiumText, page: number, number: number, sink: Sink): PageText {
  const hasPictures = containsPictures(pdfium, page);
  const text = pdfium._FPDFText_LoadPage(page);
  if (text === 0) return { characters: 0, hasPictures };
  try {
    if (pdfium._FPDFText_CountChars(text) > MOST_CHARACTERS) {
      const words = wholeText(pdfium, text);
      sink.piece({ text: words, place: { page: number }, hidden: false });
      return { characters: words.length, hasPictures };
    }
    const parted = part(pdfium, page, text);
    give(parted, number, hasPictures, sink);
    return { characters: parted.drawn, hasPictures };
  } finally {
    pdfium._FPDFText_ClosePage(text);
  }
}

function part(pdfium: PdfiumText, page: number, text: number): Parted {
  const view = pageView(pdfium, page);
  const parted: Parted = { shown: '', covered: '', drawn: 0, unseen: 0, letters: [] };
  let drawing: GreyPage | null | undefined;
  let wasCovered = false;
  for (const each of mendClusters(pageCharacters(pdfium, text, view))) {
    if (each.drawn) {
      drawing ??= renderPage(pdfium, page);
      parted.drawn += 1;
      const covered = isCovered(each, drawing, view);
      if (covered) parted.unseen += 1;
      else parted.letters.push(each);
      if (covered !== wasCovered) parted[covered ? 'covered' : 'shown'] += covered ? '\n' : ' ';
      wasCovered = covered;
    }
    // What PDFium put between letters belongs to the letters before.
    parted[wasCovered ? 'covered' : 'shown'] += each.text;
  }
  return parted;
}

function isCovered(each: Character, drawing: GreyPage | null, view: PageView): boolean {
  if (each.unseen || isOutside(each, view.width, view.height)) return true;
  if (drawing === null || each.right <= each.left || each.top <= each.bottom) return false;
  return isFlat(drawing, each, view.height);
}

function give(
  { shown, covered, drawn, unseen, letters }: Parted,
  page: number,
  hasPictures: boolean,
  sink: Sink,
): void {
  // Recognised text under the picture of a scan is what the reader sees on the picture.
  const isScan = hasPictures && unseen > drawn * SCAN;
  if (shown.trim() !== '') sink.piece({ text: shown, place: { page }, hidden: false });
  for (const line of linesAsSeen(letters, shown)) sink.piece({ text: line, place: { page }, hidden: false });
  if (covered.trim() === '') return;
  sink.piece({ text: covered, place: { page, ...(isScan ? {} : { part: 'hidden' }) }, hidden: !isScan });
  if (isScan || unseen < FEWEST_COVERED) return;
  sink.find({ kind: 'covered_text', place: { page }, masked: `ข้อความที่ถูกบังหรือมองไม่เห็น: ${unseen} ตัวอักษร` });
}

/** Looked at before it is taken for certain that a page has no picture. */
const MOST_OBJECTS = 5_000;

function containsPictures(pdfium: PdfiumText, page: number): boolean {
  const count = Math.min(pdfium._FPDFPage_CountObjects(page), MOST_OBJECTS);
  for (let i = 0; i < count; i += 1) {
    const object = pdfium._FPDFPage_GetObject(page, i);
    const type = pdfium._FPDFPageObj_GetType(object);
    if (type === OBJECT.image || (type === OBJECT.form && formHasPicture(pdfium, object))) return true;
  }
  return false;
}

function formHasPicture(pdfium: PdfiumText, form: number): boolean {
  const count = Math.min(pdfium._FPDFFormObj_CountObjects(form), MOST_OBJECTS);
  for (let i = 0; i < count; i += 1) {
    if (pdfium._FPDFPageObj_GetType(pdfium._FPDFFormObj_GetObject(form, i)) === OBJECT.image) return true;
  }
  return false;
}
