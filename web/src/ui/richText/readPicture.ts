export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'];
const MAX_BYTES = 300_000;

export type PictureFault = 'pictureMissing' | 'pictureWrongType' | 'pictureTooBig';

/** A picture as a `data:` address, so that it is part of the text that is approved. SVG can carry scripts: refused. */
export async function readPicture(
  file: File | undefined,
): Promise<{ ok: true; src: string } | { ok: false; fault: PictureFault }> {
  if (!file) return { ok: false, fault: 'pictureMissing' };
  if (!PICTURE_TYPES.includes(file.type)) return { ok: false, fault: 'pictureWrongType' };
  if (file.size > MAX_BYTES) return { ok: false, fault: 'pictureTooBig' };
  const reader = new FileReader();
  const src = await new Promise<string>((resolve, reject) => {
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(new Error('the picture could not be read'));
    reader.readAsDataURL(file);
  });
  return { ok: true, src };
}
