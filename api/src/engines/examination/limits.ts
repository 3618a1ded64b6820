const MB = 1024 * 1024;

/** What an examination puts up with. A file beyond any of these is refused; none of them is met by an honest document. */
export const LIMITS = {
  /** Entries of a ZIP, and parts of an Office or OpenDocument file. */
  zipEntries: 2_000,
  officeParts: 10_000,
  /** Bytes of all entries together, unpacked. */
  unpackedBytes: 1024 * MB,
  /** An entry unpacked to more than this must not be packed tighter than `packingRatio` to one. */
  freeUnpackedBytes: 16 * MB,
  packingRatio: 150,
  /** Bytes of one XML part, and how deep its elements may stand in each other. */
  xmlBytes: 256 * MB,
  xmlDepth: 200,
  /** PDFium counts positions in a file with 32 bits. */
  pdfBytes: 2 ** 31 - 1,
  /** Width times height, over all frames. */
  pixels: 120_000_000,
  /** Bytes after the end of a picture or a PDF that programs are known to leave there. */
  trailingBytes: 1024,
  /** Pages of a PDF of which a picture is made. */
  picturedPages: 20,
  /** Longest side in pixels of the picture of a page, and of the thumbnail. */
  pageSide: 1200,
  thumbnailSide: 320,
  /** Findings listed; the rest is counted. */
  findings: 200,
  /** Characters kept for search, personal data masked. */
  maskedText: 1_000_000,
  /** Reasons listed for a ZIP with many faults. */
  refusals: 20,
} as const;
