import type { Sink } from './text/textPiece.ts';

/** A file under examination, or a file within it. */
export interface Task {
  readonly path: string;
  /** As it was offered; its last part for an entry. */
  readonly name: string;
  /** An empty folder of this examination for what is unpacked; its owner removes it. */
  readonly scratch: string;
  /** How many packages it lies in: 0 for the file itself. */
  readonly depth: number;
  readonly sink: Sink;
}

/** Examines a file that lies in another. */
export type ExamineInner = (task: Task) => Promise<void>;

/** The task for an entry that was unpacked to `path`: its places say in which entry they are. */
export function innerTask(task: Task, path: string, entry: string, hidden = false): Task {
  const name = entry.split('/').at(-1) ?? entry;
  const sink: Sink = {
    piece: (piece) =>
      task.sink.piece({ ...piece, hidden: hidden || piece.hidden, place: { ...piece.place, entry } }),
    find: (finding) => task.sink.find({ ...finding, place: { ...finding.place, entry } }),
  };
  return { path, name, scratch: task.scratch, depth: task.depth + 1, sink };
}
