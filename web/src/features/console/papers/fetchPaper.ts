import { ProblemError, UNREACHABLE } from '@/api/problem';
import { nameIn } from './dispositionName';

/** Bytes that the API gives only with a token, and the name under which it says they are kept. */
export interface FetchedPaper {
  readonly blob: Blob;
  readonly name: string;
}

type Received = (bytes: number) => void;

/** A download that breaks off after it began is a lost connection like any other. */
async function bytesOf(stream: ReadableStream<Uint8Array>, type: string): Promise<Blob> {
  try {
    return new Blob([await new Response(stream).blob()], { type });
  } catch {
    throw new ProblemError({ type: UNREACHABLE, status: 0 });
  }
}

/** The bytes of an answer, counted as they come. */
export async function paperIn(
  response: Response,
  otherwise: string,
  received?: Received,
): Promise<FetchedPaper> {
  const name = nameIn(response.headers.get('content-disposition'), otherwise);
  if (!response.body) return { blob: new Blob([]), name };
  let bytes = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        bytes += piece.byteLength;
        received?.(bytes);
        controller.enqueue(piece);
      },
    }),
  );
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  return { blob: await bytesOf(counted, type), name };
}

/** An operation of the API whose answer is bytes, not yet read; refusals are thrown. */
export type Asking = () => Promise<{ response: Response }>;

/**
 * Fetches what an operation of the API gives.
 * @param received is told how many bytes have come so far
 * @throws {ProblemError} when it is refused, nothing answers, or it breaks off
 */
export async function fetchPaper(ask: Asking, otherwise: string, received?: Received): Promise<FetchedPaper> {
  const { response } = await ask();
  return paperIn(response, otherwise, received);
}

/** How long a saved file's address stands: browsers begin to read it a moment after the click. */
const ADDRESS_MS = 60_000;

/** Hands the bytes to the browser to keep. */
export function savePaper({ blob, name }: FetchedPaper): void {
  const href = URL.createObjectURL(blob);
  const link = document.createElement('a');
  Object.assign(link, { href, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), ADDRESS_MS);
}

/** Shows the bytes in the tab that was opened for them, or saves them where none could be. */
export function showPaper(paper: FetchedPaper, tab: Window | null): void {
  if (!tab || tab.closed) {
    savePaper(paper);
    return;
  }
  const href = URL.createObjectURL(paper.blob);
  tab.location.replace(href);
  setTimeout(() => URL.revokeObjectURL(href), ADDRESS_MS);
}
