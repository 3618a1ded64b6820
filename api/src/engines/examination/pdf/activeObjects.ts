import { Refused } from '../refused.ts';
import type { OpenPdf } from './openPdf.ts';
import { LinkWatch } from './linkWatch.ts';
import { NameWatch } from './nameWatch.ts';
import { OpenActions } from './openActions.ts';
import { PdfTokens } from './pdfTokens.ts';

/** FPDF_NO_INCREMENTAL: every object anew, those packed into streams of objects as well. */
const WHOLE = 2;

/**
 * Has PDFium write the document out anew and reads what comes, chunk by chunk: names are then in plain writing, objects
 * stand alone, and streams can be told from the rest. Nothing of it is kept.
 * @throws Refused
 */
export function refuseActiveObjects({ pdfium, document, engine }: OpenPdf): void {
  const tokens = new PdfTokens();
  const names = new NameWatch();
  const actions = new OpenActions();
  const links = new LinkWatch();
  let refused: Refused | undefined;
  engine.hooks.write = (from, size) => {
    try {
      const chunk = Buffer.from(pdfium.HEAPU8.buffer, from, size);
      for (const token of tokens.read(chunk)) {
        names.take(token);
        actions.take(token);
        links.take(token);
      }
      return 1;
    } catch (error) {
      refused = error instanceof Refused ? error : new Refused('broken', 'PDF');
      return 0;
    }
  };
  // FPDF_FILEWRITE: version 1 and the callback.
  const writer = pdfium.wasmExports.malloc(8);
  const view = new DataView(pdfium.HEAPU8.buffer);
  view.setUint32(writer, 1, true);
  view.setUint32(writer + 4, engine.writeBlock, true);
  const written = pdfium._FPDF_SaveAsCopy(document, writer, WHOLE);
  pdfium.wasmExports.free(writer);
  engine.hooks.write = () => 0;
  if (refused) throw refused;
  if (written === 0) throw new Refused('broken', 'PDF');
  actions.judge();
  links.judge();
}
