import { stat } from 'node:fs/promises';
import { LIMITS } from '../limits.ts';
import { Refused } from '../refused.ts';
import type { Task } from '../task.ts';
import { refuseHiddenZip } from '../types/hiddenZip.ts';
import { readBytes } from '../types/readBytes.ts';
import { openPdf, PdfError, type OpenPdf } from './openPdf.ts';
import { refuseDangerousNames } from './dangerousNames.ts';
import { refuseActiveObjects } from './activeObjects.ts';

const TAIL_BYTES = 64 * 1024;
/** Kinds of form that FPDF_GetFormType tells (fpdf_formfill.h): 2 and 3 are XFA, which is a program in XML. */
const XFA = [2, 3];

/**
 * Looks for all in a PDF that acts by itself or hides a file, in three ways, since each can be deceived alone: what
 * PDFium says of the document, the names in the raw bytes, and the objects as PDFium writes them out again, unpacked.
 * @throws Refused
 */
export async function inspectPdf(task: Task): Promise<void> {
  await refuseOtherEnds(task.path);
  await refuseDangerousNames(task.path);
  const pdf = await openPdf(task.path).catch((error: unknown) => {
    throw error instanceof PdfError && error.reason === 'password'
      ? new Refused('password_protected')
      : new Refused('broken', 'PDF');
  });
  try {
    askPdfium(pdf);
    refuseActiveObjects(pdf);
  } finally {
    pdf.close();
  }
}

/** A PDF begins with its mark and ends with %%EOF; programs accept both elsewhere, which is how it hides in others. */
async function refuseOtherEnds(path: string): Promise<void> {
  await refuseHiddenZip(path);
  if ((await readBytes(path, 0, 5)).toString('latin1') !== '%PDF-')
    throw new Refused('two_types_at_once', 'PDF');
  const { size } = await stat(path);
  if (size > LIMITS.pdfBytes) throw new Refused('too_large_inside');
  const tail = await readBytes(path, Math.max(0, size - TAIL_BYTES), TAIL_BYTES);
  const end = tail.lastIndexOf('%%EOF');
  if (end < 0) throw new Refused('broken', '%%EOF');
  const after = tail.subarray(end + 5).toString('latin1');
  if (after.length > LIMITS.trailingBytes && after.trim() !== '') throw new Refused('two_types_at_once');
  if (/<(script|html|svg|\?php)/i.test(after)) throw new Refused('two_types_at_once', 'HTML');
}

function askPdfium({ pdfium, document }: OpenPdf): void {
  if (pdfium._FPDF_GetSecurityHandlerRevision(document) !== -1) throw new Refused('restricted');
  if (pdfium._FPDF_GetPageCount(document) < 1) throw new Refused('broken', 'PDF');
  if (pdfium._FPDFDoc_GetJavaScriptActionCount(document) > 0)
    throw new Refused('active_content', 'JavaScript');
  if (XFA.includes(pdfium._FPDF_GetFormType(document))) throw new Refused('active_content', 'XFA');
  if (pdfium._FPDFDoc_GetAttachmentCount(document) > 0) throw new Refused('embedded_files');
}
