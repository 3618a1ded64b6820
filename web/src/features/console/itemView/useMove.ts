import type { Item } from '@phoeiphrae/shared/item';
import type { MoveBody } from '@phoeiphrae/shared/moveBodies';
import type { Action } from '@phoeiphrae/shared/workflow';
import { computed, reactive, ref } from 'vue';
import { onRecord } from '@/api/params';
import { useAction } from '@/composables/useAction';
import { useWrite } from '@/api/useWrite';
import { makeMove } from './makeMove';
import { useSignature } from './useSignature';
import { hashShown, moveBody, noWords, wordsFaults } from './moveBody';

/** Refusals that mean: the item is no longer what the reader saw. */
const MOVED_ON = [409, 412];

/**
 * The move that a person is about to make. What they typed stays through refusals and reloads; the content hash is the
 * one that was on screen when they began, so nothing is signed that was not read.
 */
export function useMove(
  item: () => Item,
  on: { done: (next: Item, action: Action) => void; stale: () => unknown },
) {
  const action = ref<Action>();
  const hash = ref('');
  const words = reactive(noWords());
  const tried = ref(false);

  const signature = useSignature();
  const write = useWrite();
  const send = useAction(async (intent, chosen: Action) => {
    const body = moveBody(chosen, hash.value, words);
    if (chosen !== 'approve' || words.method === 'password')
      return makeMove(write, onRecord(intent, item()), chosen, body);
    const signed = await signature.sign(item().id, body as MoveBody<'approve'>);
    return makeMove(write, onRecord(intent, item()), 'approve', signed);
  });
  const faults = computed(() => (tried.value && action.value ? wordsFaults(action.value, words) : []));
  const changed = computed(() => hash.value !== hashShown(item()));
  const offered = computed(() => item().availableActions.find((entry) => entry.action === action.value));

  function begin(chosen: Action): void {
    action.value = chosen;
    hash.value = hashShown(item());
    tried.value = false;
    send.clear();
    signature.forget();
  }

  function end(): void {
    action.value = undefined;
    words.password = '';
  }

  async function confirm(): Promise<void> {
    const chosen = action.value;
    tried.value = true;
    if (!chosen || wordsFaults(chosen, words).length) return;
    const next = await send.run(chosen);
    words.password = '';
    // Only what may have arrived already is sent again as it was; anything else is signed anew.
    if (!send.problem.value?.retryable) signature.forget();
    if (next) {
      Object.assign(words, noWords());
      end();
      on.done(next, chosen);
    } else if (MOVED_ON.includes(send.problem.value?.status ?? 0)) {
      tried.value = false;
      await on.stale();
    }
  }

  return {
    action,
    words,
    faults,
    changed,
    offered,
    begin,
    end,
    confirm,
    pending: send.pending,
    problem: send.problem,
  };
}
