import type { Notice } from '@phoeiphrae/shared/notice';
import { useQuery } from '@pinia/colada';
import { computed, onScopeDispose } from 'vue';
import { key } from '@/api/key';
import { listNotices, readNotice } from '@/api/calls/notices';
import { bodyOf, read } from '@/api/client';
import { ifMatch } from '@/api/params';
import { useStale } from '@/api/useWrite';

const EVERY_MS = 2 * 60_000;

/** How many notices are unread; asked again now and then while the window is looked at. */
export function useUnread() {
  const { data, refetch } = useQuery({
    key: key('notices', 'unread'),
    query: () => read(listNotices, { params: { query: { unread: true, limit: 1 } } }),
  });
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void refetch();
  }, EVERY_MS);
  onScopeDispose(() => clearInterval(timer));
  return computed(() => data.value?.unread ?? 0);
}

/** Marks notices as read. One that was read elsewhere meanwhile is no failure. */
export function useMarkRead() {
  const makeStale = useStale();
  return async (notices: readonly Notice[]): Promise<void> => {
    const unread = notices.filter(({ readAt }) => readAt === null);
    const marks = unread.map((notice) =>
      bodyOf(readNotice, { params: { path: { id: notice.id }, header: ifMatch(notice) } }),
    );
    await Promise.allSettled(marks);
    makeStale(readNotice);
  };
}
