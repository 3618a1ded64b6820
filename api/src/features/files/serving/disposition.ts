import { create } from 'content-disposition';
import { downloadName } from '@phoeiphrae/shared/fileName';

/** What a browser shows without running anything of it. All else is saved, whatever it is. */
const SHOWN =
  /^(application\/pdf|image\/(png|jpeg|webp|gif)|text\/plain|audio\/[a-z0-9.+-]+|video\/[a-z0-9.+-]+)$/;

const mayBeShown = (mediaType: string): boolean => SHOWN.test(mediaType);

/** A name for programs that know only ASCII: what is left of it, or `file` with its extension. */
function asciiName(name: string): string {
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  const stem = name
    .slice(0, name.length - extension.length)
    .replace(/[^A-Za-z0-9._ -]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .-]+|[ .-]+$/g, '');
  return `${stem === '' ? 'file' : stem}${extension}`;
}

/** `Content-Disposition` with the name in ASCII and as it is (RFC 6266, RFC 8187). */
export function dispositionOf(name: string, mediaType: string, download = false): string {
  const type = !download && mayBeShown(mediaType) ? 'inline' : 'attachment';
  const saved = downloadName(name);
  return create(saved, { type, fallback: asciiName(saved) });
}
