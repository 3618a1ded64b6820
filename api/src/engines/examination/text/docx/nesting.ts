/** What the reading is inside of. */
type Nest = 'deleted' | 'run' | 'properties' | 'shape' | 'fallback' | 'choice' | 'text';

const NESTS: Readonly<Record<string, Nest>> = {
  del: 'deleted',
  moveFrom: 'deleted',
  r: 'run',
  rPr: 'properties',
  txbxContent: 'shape',
  Fallback: 'fallback',
  Choice: 'choice',
  t: 'text',
  delText: 'text',
  instrText: 'text',
};

export interface Nesting {
  /** @returns whether the element counts: what stands in the record of an earlier formatting does not */
  open(name: string): boolean;
  close(name: string): boolean;
  inside(nest: Nest): boolean;
}

/** Counts the open elements that decide what a text is. */
export function nesting(): Nesting {
  const depth: Record<Nest, number> = {
    deleted: 0,
    run: 0,
    properties: 0,
    shape: 0,
    fallback: 0,
    choice: 0,
    text: 0,
  };
  let earlier = 0;
  const count = (name: string, by: 1 | -1): void => {
    const nest = NESTS[name];
    // Among the properties of a run, w:del says that the end of the paragraph was deleted.
    if (nest && !(nest === 'deleted' && depth.properties > 0)) depth[nest] += by;
  };
  const step = (name: string, by: 1 | -1): boolean => {
    if (name.endsWith('PrChange')) earlier += by;
    else if (earlier === 0) count(name, by);
    return earlier === 0;
  };
  return {
    open: (name) => step(name, 1),
    close: (name) => step(name, -1),
    inside: (nest) => depth[nest] > 0,
  };
}
