import { isPackage, readPackage } from './office/readPackage.ts';
import { readPdf } from './pdf/readPdf.ts';
import { readPicture } from './pictures/readPicture.ts';
import { readTable, readText } from './plain/readPlain.ts';
import { repairing } from './repairing.ts';
import type { ExtractText, Sink, TextOutcome } from './textPiece.ts';

const NONE: TextOutcome = { text: 'none', pages: null };

/** How each type is read that is no package of XML. */
const READERS: Readonly<Record<string, (path: string, sink: Sink) => Promise<TextOutcome>>> = {
  'application/pdf': readPdf,
  'text/csv': readTable,
  'text/plain': readText,
  'image/jpeg': readPicture,
  'image/png': readPicture,
  'image/webp': readPicture,
  'image/gif': readPicture,
};

/** Reads the text of a file, by its media type. */
export const extractText: ExtractText = async (path, mediaType, sink) => {
  const repaired = repairing(sink);
  try {
    if (isPackage(mediaType)) return await readPackage(path, mediaType, repaired);
    return (await READERS[mediaType]?.(path, repaired)) ?? NONE;
  } catch {
    return { text: 'unreadable', pages: null };
  }
};
