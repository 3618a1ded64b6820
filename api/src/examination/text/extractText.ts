import type { ExtractText } from './textPiece.ts';

/** Reads the text of a file, by its media type. */
export const extractText: ExtractText = async () => ({ text: 'none', pages: null });
