import { Refused } from '../refused.ts';
import { DANGEROUS } from './dangerousNames.ts';
import type { OpenPdf } from './openPdf.ts';
import { PdfTokens } from './pdfTokens.ts';

/** Names that are dangerous where they are keys or kinds of action, but too short to be looked for in raw bytes. */
const SHORT_NAMES: Readonly<Record<string, 'active_content' | 'embedded_files'>> = {
  JS: 'active_content',
  AA: 'active_content',
  XFA: 'active_content',
  Movie: 'active_content',
  Sound: 'active_content',
  EF: 'embedded_files',
  Collection: 'embedded_files',
};
/** FPDF_NO_INCREMENTAL: every object anew, those packed into streams of objects as well. */
const WHOLE = 2;

/**
 * Has PDFium write the document out anew and reads what comes, chunk by chunk: names are then in plain writing, objects
 * stand alone, and streams can be told from the rest. Nothing of it is kept.
 * @throws Refused
 */
export function refuseActiveObjects({ pdfium, document, engine }: OpenPdf): void {
  const tokens = new PdfTokens();
  const actions = new OpenActions();
  let refused: Refused | undefined;
  engine.hooks.write = (from, size) => {
    try {
      const chunk = Buffer.from(pdfium.HEAPU8.buffer, from, size);
      for (const token of tokens.read(chunk)) judge(token, actions);
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
}

function judge(token: string, actions: OpenActions): void {
  if (token.startsWith('/')) {
    const name = token.slice(1);
    const code = DANGEROUS[name] ?? SHORT_NAMES[name];
    if (code) throw new Refused(code, name);
  }
  actions.take(token);
}

/** Notices when the document opens an address by itself, whether its action stands there or is referred to. */
class OpenActions {
  #object = '';
  #last: string[] = [];
  #opened: string | undefined;
  #inOpenAction = 0;
  readonly #addresses = new Set<string>();

  take(token: string): void {
    const [before, previous] = [this.#last.at(-2), this.#last.at(-1)];
    if (token === 'obj') this.#object = before ?? '';
    if (token === '/URI' && previous === '/S') this.#found();
    if (this.#inOpenAction > 0) this.#nest(token);
    if (previous === '/OpenAction' && token === '<<') this.#inOpenAction = 1;
    if (this.#last.at(-3) === '/OpenAction' && token === 'R') this.#opened = before;
    this.#last = [...this.#last.slice(-2), token];
  }

  #nest(token: string): void {
    if (token === '<<') this.#inOpenAction += 1;
    if (token === '>>') this.#inOpenAction -= 1;
  }

  #found(): void {
    if (this.#inOpenAction > 0) throw new Refused('active_content', 'OpenAction');
    this.#addresses.add(this.#object);
  }

  /** @throws Refused when the object that is opened turned out to be an address */
  judge(): void {
    if (this.#opened !== undefined && this.#addresses.has(this.#opened)) {
      throw new Refused('active_content', 'OpenAction');
    }
  }
}
