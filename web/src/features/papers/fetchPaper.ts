import { api } from '@/api/client';

/** Bytes that the API gives only with a token, and the name under which it says they are kept. */
export interface FetchedPaper {
  readonly blob: Blob;
  readonly name: string;
}

/** The Thai name of a `Content-Disposition` (RFC 6266), or else the plain one. */
export function nameIn(disposition: string | null, otherwise: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="?([^";]+)/i.exec(disposition ?? '')?.[1] ?? otherwise;
}

type AnyPath = '/api/v1/items/{id}/evidence';

/**
 * Fetches what stands at an address of the API.
 * @param received is told how many bytes have come so far
 * @throws {ProblemError} when it is refused or nothing answers
 */
export async function fetchPaper(
  href: string,
  otherwise: string,
  received?: (bytes: number) => void,
): Promise<FetchedPaper> {
  const { response } = await api.GET(href as AnyPath, {
    params: { path: { id: '' } },
    parseAs: 'stream',
  });
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
  return { blob: new Blob([await new Response(counted).blob()], { type }), name };
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
