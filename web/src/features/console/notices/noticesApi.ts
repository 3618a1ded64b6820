import type { Notice, NoticePage } from '@phoeiphrae/shared/notice';
import { api, bodyOf } from '@/api/client';

export const listNotices = async (query: Record<string, string | number | undefined>) =>
  await bodyOf<NoticePage>(api.GET('/api/v1/notices', { params: { query } }));

export const markRead = async (notice: Notice) =>
  await bodyOf<Notice>(
    api.POST('/api/v1/notices/{id}/read', {
      params: { path: { id: notice.id }, header: { 'If-Match': `"${String(notice.version)}"` } },
    }),
  );
