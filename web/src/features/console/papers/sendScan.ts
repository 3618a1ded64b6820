import { sendFile, type Sending } from '@/features/console/fileEditor/sendFile.ts';

/** Bytes that arrived, by the id under which the server keeps them. */
export interface SentScan {
  readonly upload: string;
  /** Forgets where the upload stood, once its bytes are where they belong. */
  readonly settle: () => Promise<void>;
}

/**
 * Sends a scan, of a paper of an item or of an order; goes on by itself after a lost connection.
 * @param progress is told how many bytes of the file have arrived
 * @throws {ProblemError} when it is refused
 */
export function sendScan(
  file: File,
  itemId: string | undefined,
  progress: (sent: number) => void,
): Promise<SentScan> {
  return new Promise((resolve, reject) => {
    const sending: Sending = sendFile(file, itemId, {
      progress,
      stalled: () => undefined,
      done: (upload) => resolve({ upload, settle: sending.settle }),
      failed: reject,
    });
    sending.start();
  });
}
