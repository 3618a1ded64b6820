import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { ProblemError } from '@/api/problem';
import type { SendingEvents } from './sendFile';
import { useUploads } from './useUploads';

interface Sent {
  name: string;
  on: SendingEvents;
  start: ReturnType<typeof vi.fn>;
  cancel: ReturnType<typeof vi.fn>;
  pause: ReturnType<typeof vi.fn>;
  settle: ReturnType<typeof vi.fn>;
}
let sent: Sent[];
let attached: { upload: string; key: string; replaces?: string }[];
let refusal: ProblemError | undefined;
let online: () => void;

const file = (name: string, size = 10) => ({ name, size }) as File;
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

function open(count = 0) {
  const scope = effectScope();
  const uploads = scope.run(() =>
    useUploads({
      send(of, on) {
        const sending = {
          name: of.name,
          on,
          start: vi.fn(),
          cancel: vi.fn(),
          pause: vi.fn(),
          settle: vi.fn(),
        };
        sent.push(sending);
        return sending;
      },
      async attach(intent, body) {
        await Promise.resolve();
        attached.push({ ...body, key: intent['Idempotency-Key'] });
        if (refusal) throw refusal;
      },
      largest: () => 100,
      count: () => count,
    }),
  );
  if (!uploads) throw new Error('no scope');
  return uploads;
}
const states = (uploads: ReturnType<typeof open>) => uploads.entries.map(({ state }) => state);

// Files of a worker share its globals.
afterAll(() => void vi.unstubAllGlobals());
beforeEach(() => {
  sent = [];
  attached = [];
  refusal = undefined;
  vi.stubGlobal('addEventListener', (_: string, listener: () => void) => (online = listener));
  vi.stubGlobal('removeEventListener', () => undefined);
});

describe('useUploads', () => {
  it('sends two at a time, and attaches each as it arrives', async () => {
    const uploads = open();
    uploads.add([file('ก.pdf'), file('ข.pdf'), file('ค.pdf')]);
    expect(states(uploads)).toEqual(['sending', 'sending', 'queued']);
    sent[1]?.on.done('upload-2');
    await settled();
    expect(attached.map(({ upload }) => upload)).toEqual(['upload-2']);
    expect(sent[1]?.settle).toHaveBeenCalled();
    expect(uploads.entries.map(({ name }) => name)).toEqual(['ก.pdf', 'ค.pdf']);
    expect(states(uploads)).toEqual(['sending', 'sending']);
  });

  it('tells what does not fit without sending it', () => {
    const uploads = open(49);
    uploads.add([file('ก.exe'), file('ข.pdf', 101), file('ค.pdf'), file('ง.pdf')]);
    expect(uploads.entries.map(({ fault }) => fault)).toEqual([
      'type_not_allowed',
      'too_large',
      undefined,
      'too_many',
    ]);
    expect(sent).toHaveLength(1);
  });

  it('lets a file take the place of another even when there is no room for one more', () => {
    const uploads = open(50);
    uploads.add([file('ใหม่.pdf')], 'a'.repeat(64));
    sent[0]?.on.done('upload-1');
    expect(states(uploads)).toEqual(['attaching']);
  });

  it('goes on when the connection is back, with the same intent', async () => {
    const uploads = open();
    refusal = new ProblemError({ status: 503 });
    uploads.add([file('ก.pdf')]);
    sent[0]?.on.done('upload-1');
    await settled();
    expect(states(uploads)).toEqual(['stopped']);
    refusal = undefined;
    online();
    await settled();
    expect(uploads.entries).toHaveLength(0);
    expect(attached[1]?.key).toBe(attached[0]?.key);
    expect(sent[0]?.start).toHaveBeenCalledTimes(1);
  });

  it('shows that nothing gets through, and that it goes on', () => {
    const uploads = open();
    uploads.add([file('ก.pdf')]);
    sent[0]?.on.progress(5);
    sent[0]?.on.stalled();
    expect(states(uploads)).toEqual(['stalled']);
    sent[0]?.on.progress(7);
    expect(uploads.entries[0]).toMatchObject({ state: 'sending', sent: 7 });
  });

  it('stays with the reason of a refusal until the person acts, and then makes room', async () => {
    const uploads = open();
    uploads.add([file('ก.pdf'), file('ข.pdf'), file('ค.pdf')]);
    sent[0]?.on.failed(new ProblemError({ status: 413, title: 'ไฟล์ใหญ่เกินกำหนด' }));
    expect(states(uploads)).toEqual(['stopped', 'sending', 'sending']);
    expect(uploads.entries[0]?.problem?.title).toBe('ไฟล์ใหญ่เกินกำหนด');
    await uploads.cancel(uploads.entries[0]?.id ?? 0);
    expect(sent[0]?.cancel).toHaveBeenCalled();
    expect(uploads.entries).toHaveLength(2);
  });
});
