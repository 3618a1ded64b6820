import type { EditDraft } from '@phoeiphrae/shared/draft';
import type { WriteContext } from '../../../office/write.ts';
import { withParts } from './content.ts';
import { openDraft, writeDraft } from './draft.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { requireKnownFiles } from '../rules/knownFiles.ts';

export interface EditRequest {
  readonly itemId: string;
  readonly version: number;
  /** Its content is cleaned already. */
  readonly body: EditDraft;
}

/**
 * Writes on the draft; only the named fields change. Files can be described, put in order and dropped here, never added.
 * @throws {ProblemException} 404, 412 when another has written, 409 when it is not a draft, 403, 422 for a file that
 * was not attached to this item.
 */
export async function editDraft(
  context: WriteContext,
  { itemId, version, body }: EditRequest,
): Promise<ItemFacts> {
  const draft = await openDraft(context, { itemId, version });
  const { content: old } = draft.revision.row;
  const content = withParts(old, body.content ?? {});
  if (body.content?.files) {
    await requireKnownFiles(context.tx, { itemId, before: old.files }, content.files);
  }
  return writeDraft(context, draft, {
    content,
    event: 'item.edited',
    ...(body.selfCheck ? { selfCheck: body.selfCheck } : {}),
  });
}
