import type { Difference } from '@phoeiphrae/shared/difference';
import type { ItemHistory } from '@phoeiphrae/shared/history';
import type { Desk, Inbox, Oversight } from '@phoeiphrae/shared/inbox';
import type {
  CreateItem,
  EditDraft,
  Item,
  ItemPage,
  MoveBody,
  Remark,
  Revision,
} from '@phoeiphrae/shared/item';
import type { Action } from '@phoeiphrae/shared/workflow';
import { api, bodyOf } from '@/api/client';
import type { Intent } from '@/composables/useAction';

const at = (id: string) => ({ params: { path: { id } } });
/** Names the version that was read, so that nothing is written over what came after. */
const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });

export const getInbox = async () => (await bodyOf(api.GET('/api/v1/inbox'))) as Inbox;
export const getDesk = async () => (await bodyOf(api.GET('/api/v1/desk'))) as Desk;
export const getOversight = async () => (await bodyOf(api.GET('/api/v1/oversight'))) as Oversight;

export const listItems = async (query: Record<string, string | undefined>) =>
  (await bodyOf(api.GET('/api/v1/items', { params: { query } }))) as ItemPage;

export const getItem = async (id: string) => (await bodyOf(api.GET('/api/v1/items/{id}', at(id)))) as Item;

export const getDifference = async (id: string) =>
  (await bodyOf(api.GET('/api/v1/items/{id}/difference', at(id)))) as Difference;

export const getHistory = async (id: string) =>
  (await bodyOf(api.GET('/api/v1/items/{id}/history', at(id)))) as ItemHistory;

export const listRevisions = async (id: string) =>
  (await bodyOf(api.GET('/api/v1/items/{id}/revisions', at(id)))) as { revisions: Revision[] };

export const listRemarks = async (id: string) =>
  (await bodyOf(api.GET('/api/v1/items/{id}/remarks', at(id)))) as { remarks: Remark[] };

export const addRemark = async (intent: Intent, id: string, text: string) =>
  (await bodyOf(
    api.POST('/api/v1/items/{id}/remarks', {
      params: { path: { id }, header: { ...intent } },
      body: { text },
    }),
  )) as Remark;

export const createItem = async (intent: Intent, body: CreateItem) =>
  (await bodyOf(api.POST('/api/v1/items', { params: { header: { ...intent } }, body }))) as Item;

export const saveDraft = async (item: { id: string; version: number }, body: EditDraft) =>
  (await bodyOf(
    api.PATCH('/api/v1/items/{id}/draft', {
      params: { path: { id: item.id }, header: ifMatch(item.version) },
      body,
    }),
  )) as Item;

/** One operation for each move: `take_down` is at `take-down`. */
const addressOf = (action: Action) =>
  `/api/v1/items/{id}/${action.replaceAll('_', '-')}` as '/api/v1/items/{id}/submit';

export const makeMove = async <A extends Action>(
  intent: Intent,
  item: { id: string; version: number },
  action: A,
  body: MoveBody<A>,
) =>
  (await bodyOf(
    api.POST(addressOf(action), {
      params: { path: { id: item.id }, header: { ...ifMatch(item.version), ...intent } },
      body: body as { contentHash: string },
    }),
  )) as Item;
