/** A file that is made from others and kept in the repository, so that it can be read without running anything. */
export interface Generator {
  /** Its path from the root of the repository. */
  file: string;
  generate: () => Promise<string>;
}
