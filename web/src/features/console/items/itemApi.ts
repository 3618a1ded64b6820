import type { Difference } from '@phoeiphrae/shared/difference';
import type { ItemHistory } from '@phoeiphrae/shared/history';
import type { Desk, Inbox, Oversight } from '@phoeiphrae/shared/inbox';
import type { CreateItem, EditDraft } from '@phoeiphrae/shared/draft';
import type { Item, ItemPage } from '@phoeiphrae/shared/item';
import type { MoveBody, PrepareApproval } from '@phoeiphrae/shared/moveBodies';
import type { Remark } from '@phoeiphrae/shared/remark';
import type { Revision } from '@phoeiphrae/shared/revision';
import type { PreparedStatement } from '@phoeiphrae/shared/passkey';
import type { Action } from '@phoeiphrae/shared/workflow';
import { api, bodyOf } from '@/api/client';
import type { Intent } from '@/composables/useAction';

const at = (id: string) => ({ params: { path: { id } } });
/** Names the version that was read, so that nothing is written over what came after. */
const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

export const getInbox = async () => await bodyOf<Inbox>(api.GET('/api/v1/inbox'));
export const getDesk = async () => await bodyOf<Desk>(api.GET('/api/v1/desk'));
export const getOversight = async () => await bodyOf<Oversight>(api.GET('/api/v1/oversight'));

export const listItems = async (query: Record<string, string | undefined>) =>
  await bodyOf<ItemPage>(api.GET('/api/v1/items', { params: { query } }));

export const getItem = async (id: string) => await bodyOf<Item>(api.GET('/api/v1/items/{id}', at(id)));

export const getDifference = async (id: string) =>
  await bodyOf<Difference>(api.GET('/api/v1/items/{id}/difference', at(id)));

export const getHistory = async (id: string) =>
  await bodyOf<ItemHistory>(api.GET('/api/v1/items/{id}/history', at(id)));

export const listRevisions = async (id: string) =>
  await bodyOf<{ revisions: Revision[] }>(api.GET('/api/v1/items/{id}/revisions', at(id)));

export const listRemarks = async (id: string) =>
  await bodyOf<{ remarks: Remark[] }>(api.GET('/api/v1/items/{id}/remarks', at(id)));

export const addRemark = async (intent: Intent, id: string, text: string) =>
  await bodyOf<Remark>(
    api.POST('/api/v1/items/{id}/remarks', {
      params: { path: { id }, header: { ...intent } },
      body: { text },
    }),
  );

export const createItem = async (intent: Intent, body: CreateItem) =>
  await bodyOf<Item>(api.POST('/api/v1/items', { params: { header: { ...intent } }, body }));

export const saveDraft = async (item: { id: string; version: number }, body: EditDraft) =>
  await bodyOf<Item>(
    api.PATCH('/api/v1/items/{id}/draft', {
      params: { path: { id: item.id }, header: ifMatch(item.version) },
      body,
    }),
  );

/** One operation for each move: `take_down` is at `take-down`. */
const addressOf = (action: Action) =>
  `/api/v1/items/{id}/${action.replaceAll('_', '-')}` as '/api/v1/items/{id}/submit';

export const makeMove = async <A extends Action>(
  intent: Intent,
  item: { id: string; version: number },
  action: A,
  body: MoveBody<A>,
) =>
  await bodyOf<Item>(
    api.POST(addressOf(action), {
      params: { path: { id: item.id }, header: { ...ifMatch(item.version), ...intent } },
      body: body as { contentHash: string },
    }),
  );

/** The statement that an approval would sign, and what the passkey is asked for. */
export const prepareApproval = async (id: string, body: PrepareApproval) =>
  await bodyOf<PreparedStatement>(api.POST('/api/v1/items/{id}/approval-statement', { ...at(id), body }));
