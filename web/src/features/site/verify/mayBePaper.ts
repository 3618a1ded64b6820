/** What may be a paper: drawn as a PDF, or taken as a picture. */
const TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];
/** As much as is read, in bytes. */
const LARGEST = 20 * 1024 * 1024;

export const mayBePaper = ({ type, size }: File): boolean =>
  TYPES.includes(type) && size > 0 && size <= LARGEST;
