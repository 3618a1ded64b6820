import type { OperationOutline } from '@phoeiphrae/shared/operations';

export interface OperationGroup {
  readonly tag: string;
  readonly operations: readonly OperationOutline[];
}

/** Operations under their tags, in the order given; each word of `search` must occur in what is said of one. */
export function groupOperations(all: readonly OperationOutline[], search: string): OperationGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ method, path, id, summary }) => {
    const text = [method, path, id, summary.th, summary.en].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return [...Map.groupBy(found, ({ tag }) => tag)].map(([tag, operations]) => ({ tag, operations }));
}
