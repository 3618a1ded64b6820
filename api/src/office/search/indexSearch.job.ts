import type { OfficeWorker } from '../officeWorker.ts';
import { indexDue } from './indexDue.ts';
import { INDEX_SEARCH } from './indexSearch.ts';

export const indexSearch: OfficeWorker = { job: INDEX_SEARCH, run: indexDue };
