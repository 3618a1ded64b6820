import type { Item } from '@phoeiphrae/shared/item';
import type { AttachFile, ItemFiles, JustifyFinding } from '@phoeiphrae/shared/itemFile';
import { api, bodyOf } from '@/api/client';
import type { Intent } from '@/composables/useAction';

export const listFiles = async (itemId: string) =>
  await bodyOf<ItemFiles>(api.GET('/api/v1/items/{id}/files', { params: { path: { id: itemId } } }));

/** Puts a finished upload into the draft. Each changes the version, so one follows the other. */
export const attachFile = async (intent: Intent, item: { id: string; version: number }, body: AttachFile) =>
  await bodyOf<Item>(
    api.POST('/api/v1/items/{id}/files', {
      params: { path: { id: item.id }, header: { 'If-Match': `"${item.version}"`, ...intent } },
      body,
    }),
  );

export const justifyFinding = async (intent: Intent, itemId: string, body: JustifyFinding) =>
  await bodyOf<ItemFiles>(
    api.POST('/api/v1/items/{id}/findings/justify', {
      params: { path: { id: itemId }, header: { ...intent } },
      body,
    }),
  );
