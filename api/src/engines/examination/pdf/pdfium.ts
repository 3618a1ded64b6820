import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PDFiumModule } from '@hyzyla/pdfium';
import { growableTable } from './growableTable.ts';
import { wasmCallback, type WasmTable } from './wasmCallback.ts';

/**
 * The part of PDFium's C interface (public/fpdf*.h) that the examination uses. All values are 32-bit numbers: pointers,
 * handles, counts; floats where the header says so.
 */
export interface Pdfium {
  readonly HEAPU8: Uint8Array;
  readonly wasmExports: {
    malloc(size: number): number;
    free(pointer: number): void;
    __indirect_function_table: WasmTable;
  };
  _FPDF_InitLibraryWithConfig(config: object): void;
  _FPDF_LoadCustomDocument(access: number, password: number): number;
  _FPDF_LoadMemDocument(data: number, size: number, password: number): number;
  _FPDF_GetLastError(): number;
  _FPDF_CloseDocument(document: number): void;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_LoadPage(document: number, index: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDF_GetPageWidthF(page: number): number;
  _FPDF_GetPageHeightF(page: number): number;
  _FPDF_GetSecurityHandlerRevision(document: number): number;
  _FPDF_GetFormType(document: number): number;
  _FPDFDoc_GetJavaScriptActionCount(document: number): number;
  _FPDFDoc_GetAttachmentCount(document: number): number;
  _FPDF_SaveAsCopy(document: number, write: number, flags: number): number;
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, first: number, stride: number): number;
  _FPDFBitmap_FillRect(
    bitmap: number,
    left: number,
    top: number,
    width: number,
    height: number,
    color: number,
  ): void;
  _FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
  /** Writes two whole numbers: where a point of the page is drawn in a picture of this place and size. */
  _FPDF_PageToDevice(
    page: number,
    startX: number,
    startY: number,
    width: number,
    height: number,
    rotate: number,
    x: number,
    y: number,
    toX: number,
    toY: number,
  ): number;
  _FPDFBitmap_Destroy(bitmap: number): void;
}

/** What a callback does while PDFium runs: set for the time of one call, since PDFium calls back only within one. */
interface Hooks {
  /** Fills `size` bytes at `to` in the heap from the file; 1, or 0 when that cannot be. */
  read: (position: number, to: number, size: number) => number;
  /** Takes `size` bytes at `from` in the heap; 1 to go on, 0 to stop. */
  write: (from: number, size: number) => number;
}

export interface Engine {
  readonly pdfium: Pdfium;
  readonly hooks: Hooks;
  /** Numbers of the callbacks in the function table, for FPDF_FILEACCESS and FPDF_FILEWRITE. */
  readonly readBlock: number;
  readonly writeBlock: number;
}

let engine: Promise<Engine> | undefined;

/** PDFium, started once in a process: compiling its 4 MB takes longer than reading most files. */
export function pdfEngine(): Promise<Engine> {
  engine ??= start();
  return engine;
}

async function start(): Promise<Engine> {
  // The package's types name a third of what the module exports.
  const load = PDFiumModule as unknown as (options: object) => Promise<Pdfium>;
  const file = fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm'));
  const wasmBinary = growableTable(await readFile(file));
  const pdfium = await load({ wasmBinary, print: () => undefined, printErr: () => undefined });
  pdfium._FPDF_InitLibraryWithConfig({ version: 2 });
  const hooks: Hooks = { read: () => 0, write: () => 0 };
  const table = pdfium.wasmExports.__indirect_function_table;
  const readBlock = wasmCallback(table, 4, (_param, position, to, size) =>
    hooks.read(position >>> 0, to >>> 0, size >>> 0),
  );
  const writeBlock = wasmCallback(table, 3, (_self, from, size) => hooks.write(from >>> 0, size >>> 0));
  return { pdfium, hooks, readBlock, writeBlock };
}
