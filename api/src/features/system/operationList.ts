import type { OperationOutline } from '@phoeiphrae/shared/operations';
import { OPERATIONS_IN_THAI } from './operationsInThai.ts';

/** As much of the OpenAPI description as a list needs. */
export interface Described {
  readonly tags?: readonly { readonly name: string }[];
  readonly paths?: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}
interface DescribedOperation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly unknown[];
}

/** Every operation in the order of the description's tags. What has no Thai words is told of in English. */
export function operationList({ tags = [], paths = {} }: Described): OperationOutline[] {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId: id, summary = '', tags: [tag = ''] = [], security }]) => ({
        id,
        tag,
        method: method.toUpperCase(),
        path,
        summary: { th: OPERATIONS_IN_THAI[id] ?? summary, en: summary },
        open: (security ?? []).length === 0,
      }),
    ),
  );
  const order = tags.map(({ name }) => name);
  return operations.sort((a, b) => order.indexOf(a.tag) - order.indexOf(b.tag));
}
