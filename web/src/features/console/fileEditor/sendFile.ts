import { visibleName } from '@phoeiphrae/shared/fileName';
import {
  Upload,
  type DetailedError,
  type HttpRequest,
  type HttpResponse,
  type UploadOptions,
} from 'tus-js-client';
import { currentToken, refreshToken } from '@/api/accessToken';
import { createUpload } from '@/api/calls/uploads';
import { ProblemError, UNREACHABLE, problemOf } from '@/api/problem';

const CHUNK_BYTES = 8 * 1024 * 1024;
/** Between two tries while nothing gets through; counted anew after each piece that did. */
const PAUSES_MS = [500, 1000, 2000, 4000, 8000, 15_000, 30_000];
const PASSING = [0, 401, 409, 423, 429];

export interface SendingEvents {
  /** @param sent in bytes, of the file's size */
  progress: (sent: number) => void;
  /** Nothing gets through at the moment; it goes on by itself. */
  stalled: () => void;
  /** @param upload the id under which the server keeps the bytes until they are attached */
  done: (upload: string) => void;
  failed: (problem: ProblemError) => void;
}

export interface Sending {
  /** Begins, or goes on from where it stood. */
  start: () => void;
  /** Stops; what has arrived stays for a day. */
  pause: () => void;
  /** Stops, and has the server forget what it has received. */
  cancel: () => Promise<void>;
  /** Forgets where the upload stood; called when its bytes have arrived where they belong. */
  settle: () => Promise<void>;
}

const isDetailed = (error: Error): error is DetailedError => 'originalRequest' in error;
const statusOf = (error: DetailedError): number => error.originalResponse?.getStatus() ?? 0;

async function asProblem(error: Error): Promise<ProblemError> {
  const response = isDetailed(error) ? error.originalResponse : null;
  if (!response) return new ProblemError({ type: UNREACHABLE, status: 0 });
  return problemOf(new Response(response.getBody(), { status: response.getStatus() }));
}

async function withToken(request: HttpRequest): Promise<void> {
  const token = currentToken() ?? (await refreshToken())?.accessToken;
  if (token) request.setHeader('Authorization', `Bearer ${token}`);
  request.setHeader('Accept-Language', document.documentElement.lang);
}

/** An access token lives a quarter of an hour; a large file takes longer on a slow line. */
async function renewWhenRefused(_request: HttpRequest, response: HttpResponse): Promise<void> {
  if (response.getStatus() === 401) await refreshToken();
}

/** @param itemId undefined for a file that belongs to no item: that of an order */
export const fingerprintOf = (file: File, itemId: string | undefined): string =>
  ['phoeiphrae', itemId ?? 'order', file.size, file.lastModified, encodeURIComponent(file.name)].join('-');

function optionsFor(file: File, itemId: string | undefined): UploadOptions {
  return {
    endpoint: new URL(createUpload.path, location.origin).href,
    chunkSize: CHUNK_BYTES,
    retryDelays: PAUSES_MS,
    metadata: {
      filename: visibleName(file.name),
      filetype: file.type,
      ...(itemId === undefined ? {} : { itemId }),
    },
    fingerprint: () => Promise.resolve(fingerprintOf(file, itemId)),
    // Kept until the file stands in the draft, so that a reload in between sends nothing twice.
    removeFingerprintOnSuccess: false,
    onBeforeRequest: withToken,
    onAfterResponse: renewWhenRefused,
  };
}

/**
 * Sends one file by tus 1.0 (https://tus.io/protocols/resumable-upload): in pieces, on from where it stood after a
 * lost connection or, when the same file is chosen again, after a reload.
 */
export function sendFile(file: File, itemId: string | undefined, on: SendingEvents): Sending {
  let key: string | undefined;
  const upload = new Upload(file, {
    ...optionsFor(file, itemId),
    onProgress: (sent) => on.progress(sent),
    onShouldRetry(error) {
      const status = statusOf(error);
      const again =
        (status >= 500 || PASSING.includes(status)) && (status !== 401 || currentToken() !== undefined);
      if (again) on.stalled();
      return again;
    },
    onSuccess: () => on.done(upload.url?.split('/').at(-1) ?? ''),
    onError: (error) => void asProblem(error).then(on.failed),
  });
  const previous = async () => (await upload.findPreviousUploads())[0];

  async function start(): Promise<void> {
    // A try that waits for its turn gives way to this one.
    await upload.abort();
    const known = upload.url ? undefined : await previous();
    if (known) upload.resumeFromPreviousUpload(known);
    upload.start();
  }
  async function settle(): Promise<void> {
    key ??= (await previous())?.urlStorageKey;
    if (key) await upload.options.urlStorage?.removeUpload(key);
  }
  return {
    start: () => void start(),
    pause: () => void upload.abort(),
    settle,
    async cancel() {
      // What the server does not hear now, it forgets by itself after a day.
      await upload.abort(true).catch(() => undefined);
      await settle();
    },
  };
}
