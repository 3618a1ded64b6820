import { forbiddenImports } from './imports.ts';

/** A step of `npm run check`: prints each forbidden import with the reason, and fails when there is one. */
const found = await forbiddenImports();
for (const line of found) console.error(line);
process.exitCode = found.length === 0 ? 0 : 1;
