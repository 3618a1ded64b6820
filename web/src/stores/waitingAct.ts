import type { WaitingAct } from '@phoeiphrae/shared/powerAct';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** What was asked for last and waits for a second person: the console says so, and shows a half of a password once. */
export const useWaitingAct = defineStore('waitingAct', () => {
  const told = shallowRef<WaitingAct>();

  /** @returns whether the answer says that it waits; if so, the person is told. */
  function waits(answer: object | null | undefined): answer is WaitingAct {
    const waiting = answer != null && 'waiting' in answer;
    if (waiting) told.value = answer as WaitingAct;
    return waiting;
  }
  const close = () => (told.value = undefined);

  return { told, waits, close };
});
