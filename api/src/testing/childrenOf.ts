import type { ChildProcess } from 'node:child_process';
import diagnostics from 'node:diagnostics_channel';
import { once } from 'node:events';

async function whenGone(child: ChildProcess | undefined): Promise<void> {
  if (!child) throw new Error('no such process was started');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/**
 * The processes that are started while `work` goes on, in their order.
 * @param work is given what waits for the end of the one with that index
 */
export async function childrenOf(
  work: (ended: (index: number) => Promise<void>) => Promise<void>,
): Promise<ChildProcess[]> {
  const children: ChildProcess[] = [];
  const note = (message: unknown) => children.push((message as { process: ChildProcess }).process);
  diagnostics.subscribe('child_process', note);
  try {
    await work((index) => whenGone(children[index]));
  } finally {
    diagnostics.unsubscribe('child_process', note);
  }
  return children;
}
