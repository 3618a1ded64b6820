import type { Item } from '@phoeiphrae/shared/item';
import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue';
import { ProblemError } from '@/api/problem';
import { editDraft, getItem } from '@/api/calls/items';
import { read } from '@/api/client';
import { ifMatch } from '@/api/params';
import { useWrite } from '@/api/useWrite';
import { serverNow } from '@/api/serverClock';
import { besideDraft } from './besideDraft';
import { copyOf, hasUnfinished, onTop, patchBetween, sendable, type Draft } from './draftPatch';
import { forgetCopy, keepCopy, keptCopy } from './localCopy';
import { takeTurns } from './takeTurns';

export type SaveStatus = 'saved' | 'typing' | 'saving' | 'offline' | 'signedOut' | 'conflict' | 'refused';

const PAUSE_MS = 1000;
const RETRY_MS = 8000;
const MOVED_ON = [404, 409, 412];

const draftOf = (item: Item): Draft => {
  if (!item.working) throw new Error('the item has no draft');
  return copyOf({ content: item.working.content, selfCheck: item.working.selfCheck });
};

/**
 * A draft that saves itself: after a pause in typing, one request at a time, only the fields that changed, with the
 * version that was read. What another person wrote is never written over: on 412 it stops and lets the writer choose.
 */
export function useDraft(initial: Item) {
  const item = shallowRef(initial);
  const mine = reactive(draftOf(initial));
  let base = draftOf(initial);
  const status = ref<SaveStatus>('saved');
  const savedAt = ref<Date>();
  const problem = shallowRef<ProblemError>();
  const theirs = shallowRef<Item>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;
  const inTurn = takeTurns();
  const write = useWrite();

  const unsaved = () => patchBetween(base, sendable(mine)) !== undefined;
  const unfinished = computed(() => hasUnfinished(mine));

  function later(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  }

  function replace(next: Draft): void {
    Object.assign(mine.content, copyOf(next.content));
    mine.selfCheck = copyOf(next.selfCheck);
  }

  async function meetTheirs(): Promise<void> {
    const params = { path: { id: item.value.id } };
    theirs.value = await read(getItem, { params }).catch(() => undefined);
    status.value = theirs.value ? 'conflict' : 'offline';
    if (!theirs.value) later(RETRY_MS);
  }

  async function fail(error: unknown): Promise<void> {
    if (!(error instanceof ProblemError)) throw error;
    problem.value = error;
    if (MOVED_ON.includes(error.status)) return meetTheirs();
    if (error.retryable) later(RETRY_MS);
    status.value = error.status === 401 ? 'signedOut' : error.retryable ? 'offline' : 'refused';
  }

  async function sendAll(): Promise<boolean> {
    while (!theirs.value) {
      const sent = sendable(mine);
      const patch = patchBetween(base, sent);
      if (!patch) break;
      status.value = 'saving';
      try {
        const params = { path: { id: item.value.id }, header: ifMatch(item.value) };
        item.value = await write(editDraft, { params, body: patch });
      } catch (error) {
        await fail(error);
        return false;
      }
      base = sent;
      savedAt.value = serverNow();
      problem.value = undefined;
    }
    if (theirs.value) return false;
    status.value = 'saved';
    if (unfinished.value) keep();
    else forgetCopy(item.value.id);
    return true;
  }

  /** Saves now. @returns whether all that can be saved is saved. */
  function save(): Promise<boolean> {
    clearTimeout(timer);
    running ??= inTurn(sendAll).finally(() => (running = undefined));
    return running;
  }

  const keep = () => keepCopy(item.value.id, { version: item.value.version, base, mine });
  const beside = besideDraft({
    inTurn,
    item,
    mine,
    base: () => base,
    meetTheirs,
    keep: () => unsaved() && keep(),
  });

  watch(
    mine,
    () => {
      if (!unsaved()) return;
      keep();
      if (status.value === 'saved' || status.value === 'refused') status.value = 'typing';
      if (!theirs.value) later(PAUSE_MS);
    },
    { deep: true },
  );

  /** Gives up what was typed for what the other person wrote. */
  function takeTheirs(): void {
    if (theirs.value?.working) start(theirs.value, draftOf(theirs.value));
  }

  /** Writes what this person changed on top of the other's text, which was shown before. */
  function putMineOnTop(): Promise<boolean> {
    if (theirs.value?.working) start(theirs.value, onTop(draftOf(theirs.value), base, mine));
    return save();
  }

  function start(from: Item, draft: Draft): void {
    item.value = from;
    base = draftOf(from);
    theirs.value = undefined;
    problem.value = undefined;
    status.value = 'saved';
    replace(draft);
    if (!unsaved()) forgetCopy(from.id);
  }

  const kept = keptCopy(initial.id);
  if (kept) {
    replace(kept.mine);
    base = kept.version === initial.version ? base : kept.base;
    if (kept.version === initial.version) later(PAUSE_MS);
    else if (unsaved()) {
      theirs.value = initial;
      status.value = 'conflict';
    } else start(initial, draftOf(initial));
  }

  const again = () => void save();
  addEventListener('online', again);
  onScopeDispose(() => {
    clearTimeout(timer);
    removeEventListener('online', again);
  });

  const baseContent = () => base.content;
  return {
    item,
    mine,
    status,
    savedAt,
    problem,
    theirs,
    unfinished,
    unsaved,
    save,
    ...beside,
    takeTheirs,
    putMineOnTop,
    start,
    baseContent,
  };
}
