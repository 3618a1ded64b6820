declare module 'web-app-manifest-validator' {
  /** What is wrong with a manifest, a sentence for each fault. */
  export default function validate(manifest: unknown): string[];
}
