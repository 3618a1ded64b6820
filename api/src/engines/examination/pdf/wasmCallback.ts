/** The part of WebAssembly's JavaScript interface that is used here; Node's types leave it out. */
export interface WasmTable {
  grow(by: number): number;
  set(index: number, value: unknown): void;
}
interface WasmInterface {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
}
const wasm = (globalThis as unknown as { WebAssembly: WasmInterface }).WebAssembly;

/**
 * Makes a JavaScript function into one that WebAssembly can call by its number in the table: `count` parameters of 32
 * bits in, one out. The smallest possible module does nothing but import the function and export it again.
 */
export function wasmCallback(
  table: WasmTable,
  count: number,
  run: (a: number, b: number, c: number, d: number) => number,
): number {
  const i32 = 0x7f;
  const type = [0x60, count, ...Array<number>(count).fill(i32), 1, i32];
  const section = (id: number, body: number[]) => [id, body.length, ...body];
  const bytes = Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, ...type]),
    ...section(2, [1, 1, 0x65, 1, 0x66, 0x00, 0x00]),
    ...section(7, [1, 1, 0x66, 0x00, 0x00]),
  ]);
  const { exports } = new wasm.Instance(new wasm.Module(bytes), { e: { f: run } });
  const index = table.grow(1);
  table.set(index, exports['f']);
  return index;
}
