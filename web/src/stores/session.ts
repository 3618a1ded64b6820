import type { Me, Session } from '@phoeiphrae/shared/session';
import type { FinishSignIn } from '@phoeiphrae/shared/secondFactor';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { keepToken, mayHaveSession, refreshToken } from '@/api/accessToken';
import { api, bodyOf } from '@/api/client';
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
    take(await bodyOf<Session>(api.POST('/api/v1/session', { body: { username, password } })));
  }

  /** The second step of a sign-in that asked for one. */
  async function finishSignIn(body: FinishSignIn): Promise<void> {
    take(await bodyOf<Session>(api.POST('/api/v1/session/second-factor', { body })));
  }

  /** Asks again who is signed in and what is open to them. */
  async function reload(): Promise<void> {
    me.value = await bodyOf<Me>(api.GET('/api/v1/session'));
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
    await api.DELETE('/api/v1/session').catch(() => undefined);
    keepToken(undefined);
    me.value = undefined;
  }

  /** Ends all other sessions; this one goes on. */
  async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
    const body = { currentPassword, newPassword };
    me.value = await bodyOf<Me>(api.POST('/api/v1/session/password', { body }));
  }

  return { me, areas, posts, signIn, finishSignIn, reload, resume, signOut, changePassword };
});
