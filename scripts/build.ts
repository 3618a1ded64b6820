import { report } from '../api/src/process/lifecycle.ts';
import { buildSpa } from './lib/spa.ts';

/** npm run build: builds the site and the console into web/dist, in any case. */
try {
  await buildSpa({ force: true });
} catch (error) {
  report(error);
  process.exitCode = 1;
}
