import type { Item } from '@phoeiphrae/shared/item';
import type { ItemPaper, PaperList } from '@phoeiphrae/shared/paper';
import type { PaperDecisions, RecordPaper } from '@phoeiphrae/shared/paperDecision';
import { api, bodyOf } from '@/api/client';
import type { Intent } from '@/composables/useAction';

interface Versioned {
  id: string;
  version: number;
}

export const listPapers = async (id: string) =>
  await bodyOf<PaperList>(api.GET('/api/v1/items/{id}/papers', { params: { path: { id } } }));

/** Bytes as they come: whoever saves them counts them, and the browser keeps none twice. */
const parseAs = 'stream';

export const askPaper = (id: string, kind: ItemPaper) =>
  api.GET('/api/v1/items/{id}/papers/{kind}', { params: { path: { id, kind } }, parseAs });

export const askScan = (id: string, paper: string) =>
  api.GET('/api/v1/items/{id}/paper-decisions/{paper}/scan', { params: { path: { id, paper } }, parseAs });

export const askCommitteePaper = () => api.GET('/api/v1/committee/paper', { parseAs });

/** All evidence of one item. */
export const askEvidence = (id: string) =>
  api.GET('/api/v1/items/{id}/evidence', { params: { path: { id } }, parseAs });

/** The same of a selection of items. */
export const askEvidenceOf = (items: readonly string[]) =>
  api.POST('/api/v1/evidence', { body: { items: [...items] }, parseAs });

/** The signed papers of an item, and who could have signed on a day (yyyy-mm-dd; today without one). */
export const listPaperDecisions = async (id: string, signedOn?: string) =>
  await bodyOf<PaperDecisions>(
    api.GET('/api/v1/items/{id}/paper-decisions', {
      params: { path: { id }, query: signedOn ? { signedOn } : {} },
    }),
  );

const header = (intent: Intent, { version }: Versioned) => ({ 'If-Match': `"${version}"`, ...intent });

export const recordPaper = async (intent: Intent, item: Versioned, body: RecordPaper) =>
  await bodyOf<Item>(
    api.POST('/api/v1/items/{id}/paper-decisions', {
      params: { path: { id: item.id }, header: header(intent, item) },
      body,
    }),
  );

interface Checked {
  id: string;
  contentHash: string;
}

export const confirmPaper = async (intent: Intent, item: Versioned, paper: Checked) =>
  await bodyOf<Item>(
    api.POST('/api/v1/items/{id}/paper-decisions/{paper}/confirm', {
      params: { path: { id: item.id, paper: paper.id }, header: header(intent, item) },
      body: { contentHash: paper.contentHash },
    }),
  );

export const refusePaper = async (intent: Intent, item: Versioned, paper: Checked, reason: string) =>
  await bodyOf<Item>(
    api.POST('/api/v1/items/{id}/paper-decisions/{paper}/refuse', {
      params: { path: { id: item.id, paper: paper.id }, header: header(intent, item) },
      body: { reason },
    }),
  );
