import { visibleName } from '@phoeiphrae/shared/fileName';
import { onScopeDispose, reactive } from 'vue';
import { freshKey } from '@/api/freshKey';
import { ProblemError } from '@/api/problem';
import type { Intent } from '@/composables/useAction';
import { faultOf, type FileFault } from './checkFile';
import type { Sending, SendingEvents } from './sendFile';

/** `stopped` waits for the person, or for the connection to come back. `unfit` was never sent. */
export type UploadState = 'queued' | 'sending' | 'stalled' | 'attaching' | 'stopped' | 'unfit';

export interface UploadEntry {
  readonly id: number;
  readonly name: string;
  /** In bytes, as `sent`. */
  readonly size: number;
  readonly replaces: string | undefined;
  sent: number;
  state: UploadState;
  fault?: FileFault;
  problem?: ProblemError;
}

interface Work {
  readonly sending: Sending;
  readonly intent: Intent;
  upload?: string;
}

export interface UploadPorts {
  send: (file: File, on: SendingEvents) => Sending;
  /** Puts the upload into the draft. */
  attach: (intent: Intent, body: { upload: string; replaces?: string }) => Promise<unknown>;
  /** In bytes. */
  largest: () => number | undefined;
  /** How many files the draft has. */
  count: () => number;
}

const AT_ONCE = 2;

/** Files on their way into the draft: sent two at a time, attached one after the other in the order they arrived. */
export function useUploads(ports: UploadPorts) {
  const entries = reactive<UploadEntry[]>([]);
  const works = new Map<number, Work>();
  let last = 0;
  let attaching: Promise<unknown> = Promise.resolve();

  const find = (id: number) => entries.find((entry) => entry.id === id);
  const onTheWay = () => entries.filter(({ state }) => state !== 'unfit').length;
  const busy = () => entries.filter(({ state }) => state === 'sending' || state === 'stalled');

  function drop(id: number): void {
    works.delete(id);
    const index = entries.findIndex((entry) => entry.id === id);
    if (index >= 0) entries.splice(index, 1);
    next();
  }

  function next(): void {
    for (const entry of entries) {
      if (busy().length >= AT_ONCE) return;
      if (entry.state === 'queued') begin(entry);
    }
  }

  function begin(entry: UploadEntry): void {
    delete entry.problem;
    const work = works.get(entry.id);
    if (work?.upload !== undefined) return void attach(entry, work);
    entry.state = 'sending';
    work?.sending.start();
  }

  function stop(entry: UploadEntry, problem: ProblemError): void {
    entry.state = 'stopped';
    entry.problem = problem;
    next();
  }

  async function attach(entry: UploadEntry, work: Work): Promise<void> {
    const { upload, intent, sending } = work;
    if (upload === undefined) return;
    entry.state = 'attaching';
    const body = { upload, ...(entry.replaces ? { replaces: entry.replaces } : {}) };
    const turn = attaching.then(() => ports.attach(intent, body));
    attaching = turn.catch(() => undefined);
    next();
    try {
      await turn;
      await sending.settle();
      drop(entry.id);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      stop(entry, error);
    }
  }

  function events(id: number): SendingEvents {
    const on = (act: (entry: UploadEntry) => void) => {
      const entry = find(id);
      if (entry) act(entry);
    };
    return {
      progress: (sent) => on((entry) => Object.assign(entry, { sent, state: 'sending' })),
      stalled: () => on((entry) => (entry.state = 'stalled')),
      failed: (problem) => on((entry) => stop(entry, problem)),
      done(upload) {
        const work = works.get(id);
        if (work) work.upload = upload;
        on((entry) => void (work && attach(entry, work)));
      },
    };
  }

  /** @param replaces the digest of the file whose place the (single) new one takes */
  function add(files: readonly File[], replaces?: string): void {
    for (const file of files) {
      const id = ++last;
      const taken = replaces ? 0 : ports.count() + onTheWay();
      const fault = faultOf(
        { name: visibleName(file.name), size: file.size },
        { largest: ports.largest(), taken },
      );
      const entry = { id, name: visibleName(file.name), size: file.size, replaces, sent: 0 };
      entries.push({ ...entry, state: fault ? 'unfit' : 'queued', ...(fault ? { fault } : {}) });
      if (fault) continue;
      const sending = ports.send(file, events(id));
      works.set(id, { sending, intent: { 'Idempotency-Key': freshKey() } });
    }
    next();
  }

  async function cancel(id: number): Promise<void> {
    const work = works.get(id);
    drop(id);
    await work?.sending.cancel();
  }

  function retry(id: number): void {
    const entry = find(id);
    if (entry?.state === 'stopped') entry.state = 'queued';
    else if (entry?.state === 'stalled') works.get(id)?.sending.start();
    next();
  }

  /** What stopped for want of a connection goes on when there is one. */
  const online = () => {
    for (const { id, state, problem } of [...entries])
      if (state === 'stalled' || (state === 'stopped' && problem?.retryable)) retry(id);
  };
  addEventListener('online', online);
  onScopeDispose(() => {
    removeEventListener('online', online);
    for (const { sending } of works.values()) sending.pause();
  });

  return { entries, add, cancel, retry, onTheWay };
}
