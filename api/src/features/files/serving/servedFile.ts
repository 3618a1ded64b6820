/** A file that the caller was found allowed to read. */
export interface ServedFile {
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  readonly name: string;
  readonly mediaType: string;
  readonly damaged: boolean;
  /** Anyone may keep public bytes, but asks each time whether they still stand; a withdrawn file stops at once. */
  readonly cache: 'public' | 'none';
  /** Saved even where it could be shown. */
  readonly download?: boolean;
}
