import type { Item } from '@phoeiphrae/shared/item';
import type { ShallowRef } from 'vue';
import { ProblemError } from '@/api/problem';
import { getItem } from '@/api/calls/items';
import { read } from '@/api/client';
import { copyOf, type Draft } from './draftPatch';
import { followFiles } from './followFiles';
import type { takeTurns } from './takeTurns';

interface Parts {
  inTurn: ReturnType<typeof takeTurns>;
  item: ShallowRef<Item>;
  mine: Draft;
  base: () => Draft;
  /** Someone else has written: reads what, and has the writer choose. */
  meetTheirs: () => Promise<void>;
  /** Keeps what is not saved yet, for a reload. */
  keep: () => unknown;
}

/** What changes a draft by another way than its text, in its turn among the savings. */
export function besideDraft({ inTurn, item, mine, base, meetTheirs, keep }: Parts) {
  /**
   * A write such as adding a file. What is typed meanwhile stays; of the answer only the files are taken over.
   * @throws ProblemError as the write does; when someone else has written, the writer is asked to choose besides
   */
  const beside = (write: (item: Item) => Promise<Item>): Promise<Item> =>
    inTurn(async () => {
      try {
        const next = await write(item.value);
        const files = next.working?.content.files ?? [];
        mine.content.files = followFiles(base().content.files, mine.content.files, files);
        base().content.files = copyOf(files);
        item.value = next;
        keep();
        return next;
      } catch (error) {
        if (error instanceof ProblemError && error.status === 412) await meetTheirs();
        throw error;
      }
    });

  /** Asks what is missing now, after something that changes no version: an examination, say. */
  const refresh = (): Promise<void> =>
    inTurn(async () => {
      const fresh = await read(getItem, { params: { path: { id: item.value.id } } }).catch(() => undefined);
      if (fresh?.version === item.value.version) item.value = fresh;
    });

  return { beside, refresh };
}
