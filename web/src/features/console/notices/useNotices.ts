import type { Notice } from '@phoeiphrae/shared/notice';
import { useQuery, useQueryCache } from '@pinia/colada';
import { computed, onScopeDispose } from 'vue';
import { listNotices, markRead } from './noticesApi';

const EVERY_MS = 2 * 60_000;

/** How many notices are unread; asked again now and then while the window is looked at. */
export function useUnread() {
  const { data, refetch } = useQuery({
    key: ['notices', 'unread'],
    query: () => listNotices({ unread: 'true', limit: 1 }),
  });
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void refetch();
  }, EVERY_MS);
  onScopeDispose(() => clearInterval(timer));
  return computed(() => data.value?.unread ?? 0);
}

/** Marks notices as read. One that was read elsewhere meanwhile is no failure. */
export function useMarkRead() {
  const cache = useQueryCache();
  return async (notices: readonly Notice[]): Promise<void> => {
    await Promise.allSettled(notices.filter(({ readAt }) => readAt === null).map(markRead));
    await cache.invalidateQueries({ key: ['notices'] });
  };
}
