/** Number of the table section (WebAssembly core specification 5.5.7), and the mark of limits that have an upper end. */
const TABLE_SECTION = 4;
const WITH_MAXIMUM = 1;
const HEADER_LENGTH = 8;

/**
 * The same WebAssembly module with a function table that may grow. PDFium's module comes with a table of fixed length,
 * and reading a file piece by piece, or writing one, needs two callbacks in it.
 */
export function growableTable(wasm: Uint8Array): Uint8Array {
  let at = HEADER_LENGTH;
  while (at < wasm.length) {
    const id = wasm[at];
    const [size, body] = leb128(wasm, at + 1);
    if (id === TABLE_SECTION) return withoutMaximum(wasm, at, body, size);
    at = body + size;
  }
  return wasm;
}

/** The section holds: count of tables, type of the elements, kind of limits, the least length, the greatest. */
function withoutMaximum(wasm: Uint8Array, start: number, body: number, size: number): Uint8Array {
  if (wasm[body + 2] !== WITH_MAXIMUM) return wasm;
  const [, afterMinimum] = leb128(wasm, body + 3);
  const section = Uint8Array.from(wasm.subarray(body, afterMinimum));
  section[2] = 0;
  return Buffer.concat([
    wasm.subarray(0, start),
    Uint8Array.of(TABLE_SECTION, section.length),
    section,
    wasm.subarray(body + size),
  ]);
}

/** An unsigned number of variable length, and where the next byte is. */
function leb128(bytes: Uint8Array, start: number): [value: number, next: number] {
  let value = 0;
  let shift = 0;
  let at = start;
  for (;;) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
    shift += 7;
  }
}
