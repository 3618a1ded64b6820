import { realpathSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The beginning of the path of every folder that a worker may read and write, resolved as the worker would see it. */
export const workFolderPrefix = (): string => path.join(realpathSync(tmpdir()), 'phoeiphrae-examination-');

/**
 * A new folder for what is examined and what comes of it. Workers see no other: a file from elsewhere is copied into
 * one. Whoever makes it removes it.
 */
export const makeWorkFolder = (): Promise<string> => mkdtemp(workFolderPrefix());
