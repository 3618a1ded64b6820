import type yauzl from 'yauzl';
import { LIMITS } from '../limits.ts';
import { Refused } from '../refused.ts';
import { checkName } from '../types/fileName.ts';

/** File types in the upper half of the external attributes, as Unix has them (stat.h). */
const TYPE_MASK = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;
const UNIX = [3, 19];
const ENCRYPTED = 0x1;
/** Stored and deflated: what every program unpacks, and this one can count. */
const METHODS = [0, 8];

/** @throws Refused when the entry is locked, a link, leads out of the folder, or unpacks out of all proportion */
export function checkEntry(name: string, entry: yauzl.Entry): void {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new Refused('password_protected', name);
  checkPath(name);
  const type = (entry.externalFileAttributes >>> 16) & TYPE_MASK;
  const isUnix = UNIX.includes(entry.versionMadeBy >> 8);
  if (isUnix && ![0, REGULAR, FOLDER].includes(type)) throw new Refused('forbidden_inside', name);
  if (!METHODS.includes(entry.compressionMethod)) throw new Refused('forbidden_inside', name);
  if (name.endsWith('/') && entry.uncompressedSize > 0) throw new Refused('broken', name);
  const { compressedSize: packed, uncompressedSize: unpacked } = entry;
  if (unpacked > LIMITS.freeUnpackedBytes && unpacked > packed * LIMITS.packingRatio) {
    throw new Refused('too_large_inside', name);
  }
}

function checkPath(name: string): void {
  const steps = name.split('/');
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || steps.includes('..')) {
    throw new Refused('forbidden_inside', name);
  }
  for (const step of steps) if (step !== '') checkName(step);
}
