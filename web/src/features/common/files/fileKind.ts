/** What a reader takes a file for, whatever program made it. */
export const FILE_KINDS = [
  'pdf',
  'document',
  'spreadsheet',
  'presentation',
  'picture',
  'data',
  'text',
  'audio',
  'video',
  'archive',
  'other',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const BY_TYPE: readonly (readonly [RegExp, FileKind])[] = [
  [/^application\/pdf$/, 'pdf'],
  [/^image\//, 'picture'],
  [/^audio\//, 'audio'],
  [/^video\//, 'video'],
  [/^text\/csv$/, 'data'],
  [/^text\//, 'text'],
  [/spreadsheet|ms-excel/, 'spreadsheet'],
  [/presentation|ms-powerpoint/, 'presentation'],
  [/wordprocessing|msword|opendocument\.text/, 'document'],
  [/json|xml$/, 'data'],
  [/zip$/, 'archive'],
];

export const kindOf = (mediaType: string): FileKind =>
  BY_TYPE.find(([pattern]) => pattern.test(mediaType))?.[1] ?? 'other';

export const isPicture = (mediaType: string): boolean => kindOf(mediaType) === 'picture';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
export type SizeUnit = (typeof UNITS)[number];
const STEP = 1024;

/** A size as people say it: one decimal below ten, none above; units of 1024, as file managers count. */
export function sizeOf(bytes: number): { value: string; unit: SizeUnit } {
  let value = bytes;
  let step = 0;
  // 1023.6 KB would be shown as 1024 KB.
  while (Math.round(value) >= STEP && step < UNITS.length - 1) {
    value /= STEP;
    step += 1;
  }
  const digits = step > 0 && value < 9.95 ? 1 : 0;
  return { value: value.toFixed(digits).replace(/\.0$/, ''), unit: UNITS[step] ?? 'byte' };
}
