import type { PaperTemplates, PreviewPaper } from '@phoeiphrae/shared/paper';
import { api, bodyOf } from '@/api/client';
import { paperIn } from '@/features/console/papers/fetchPaper.ts';

export const listTemplates = async (version: number) =>
  await bodyOf<PaperTemplates>(
    api.GET('/api/v1/policies/{version}/templates', { params: { path: { version } } }),
  );

/** A paper with made-up data by a changed template. @throws {ProblemError} with file and line of each fault */
export async function previewPaper(body: PreviewPaper) {
  const { response } = await api.POST('/api/v1/policies/preview-paper', { body, parseAs: 'stream' });
  return paperIn(response, `${body.kind}.pdf`);
}
