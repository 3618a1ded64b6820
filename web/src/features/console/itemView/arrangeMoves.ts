import type { Item } from '@phoeiphrae/shared/item';
import type { Action } from '@phoeiphrae/shared/workflow';

/** What people come for, most wanted first; the first that is open is the main button. */
const MAIN: readonly Action[] = ['approve', 'endorse', 'publish', 'submit', 'unschedule', 'recall', 'revise'];
const SECOND: readonly Action[] = ['return', 'schedule'];

/** The moves open to the reader, by the place that each has under the thumb. */
export function arrangeMoves(item: Pick<Item, 'availableActions' | 'mayEdit'>) {
  const open = item.availableActions.map(({ action }) => action);
  const main = MAIN.find((action) => open.includes(action));
  const second = item.mayEdit ? undefined : SECOND.find((action) => open.includes(action));
  // A draft is submitted and published from the editor, beside the list of what is missing.
  const elsewhere = item.mayEdit ? ['submit', 'publish', 'schedule'] : [main, second];
  const rest = open.filter((action) => !elsewhere.includes(action));
  return { main: item.mayEdit ? undefined : main, second, rest };
}
