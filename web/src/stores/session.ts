import type { Me, Session } from '@phoeiphrae/shared/session';
import type { FinishSignIn } from '@phoeiphrae/shared/secondFactor';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { keepToken, mayHaveSession, refreshToken } from '@/api/accessToken';
import * as calls from '@/api/calls/session';
import { answerTo, bodyOf, read } from '@/api/client';
import type { ConsoleArea } from '@phoeiphrae/shared/consoleArea';

/** Who is signed in, and what the API says of them. Nothing of it is kept outside memory. */
export const useSession = defineStore('session', () => {
  const me = ref<Me>();
  const areas = computed<ConsoleArea[]>(() => me.value?.areas ?? []);
  /** The posts held today; in no other capacity may anything be decided. */
  const posts = computed(() => me.value?.appointments.filter(({ standing }) => standing === 'current') ?? []);

  function take(session: Session): void {
    keepToken(session.accessToken);
    me.value = session.me;
  }

  async function signIn(username: string, password: string): Promise<void> {
    take(await bodyOf(calls.signIn, { body: { username, password } }));
  }

  /** The second step of a sign-in that asked for one. */
  async function finishSignIn(body: FinishSignIn): Promise<void> {
    take(await bodyOf(calls.finishSignIn, { body }));
  }

  /** Asks again who is signed in and what is open to them. */
  async function reload(): Promise<void> {
    me.value = await read(calls.getMe);
  }

  /** Takes a session up again after a reload. @returns whether someone is signed in. */
  async function resume(): Promise<boolean> {
    if (me.value) return true;
    if (!mayHaveSession()) return false;
    const session = await refreshToken();
    if (session) take(session);
    return session !== undefined;
  }

  async function signOut(): Promise<void> {
    await answerTo(calls.signOut).catch(() => undefined);
    keepToken(undefined);
    me.value = undefined;
  }

  return { me, areas, posts, signIn, finishSignIn, reload, resume, signOut };
});
