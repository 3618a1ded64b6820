/** Nothing runs, loads, or has an origin. */
const SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'self'";
/** As the viewers of browsers need it: they put the file into a page of their own making, which is held to this. */
const PICTURE =
  "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
/**
 * Not in a sandbox: Safari leaves a PDF blank there, and a film cannot be fetched from no origin. Neither has
 * scripts of ours to reach: `nosniff` keeps it from being read as a page, and a PDF with scripts is refused beforehand.
 */
const DOCUMENT =
  "default-src 'none'; object-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** The `Content-Security-Policy` under which a file of this media type is served. */
export function contentPolicyOf(mediaType: string): string {
  if (/^(application\/pdf|audio\/.*|video\/.*)$/.test(mediaType)) return DOCUMENT;
  return /^image\/(png|jpeg|webp|gif)$/.test(mediaType) ? PICTURE : SANDBOX;
}
