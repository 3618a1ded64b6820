import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router';

declare module 'vue-router' {
  interface RouteMeta {
    /** Only for someone signed in. */
    requiresSession?: boolean;
  }
}

/** Pages that come before all work: a password and a second factor of one's own. */
const BEFORE_WORK = ['change-password', 'set-up-second-factor'];

/** Convenience only: what anyone may do is decided by the API on every request. */
export async function guardSession(to: RouteLocationNormalized): Promise<RouteLocationRaw | true> {
  if (!to.matched.some((record) => record.meta.requiresSession)) return true;
  // With all that a session takes: whoever reads the site does without.
  const { useSession } = await import('@/stores/session');
  const session = useSession();
  const signedIn = await session.resume().catch(() => false);
  if (!signedIn) return { name: 'sign-in', query: { next: to.fullPath } };
  if (session.me?.mustChangePassword && to.name !== 'change-password') {
    return { name: 'change-password', query: { next: to.fullPath } };
  }
  if (session.me?.mustSetUpSecondFactor && !BEFORE_WORK.includes(String(to.name))) {
    return { name: 'set-up-second-factor', query: { next: to.fullPath } };
  }
  return true;
}
