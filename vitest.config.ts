import path from 'node:path';
import { defineConfig } from 'vitest/config';

const globalSetup = './db/src/testing/globalSetup.ts';
const exclude = ['**/node_modules/**', '**/dist/**', 'data/**'];
/** What of the API is tested without a database and without the built site. */
const WITHOUT_DATABASE = [
  'api/src/config/**/*.test.ts',
  'api/src/engines/!(jobs)/**/*.test.ts',
  'api/src/demo/items.test.ts',
  'api/src/features/files/serving/{charset,contentPolicy}.test.ts',
  'api/src/features/items/{drafts/content,rules/chain}.test.ts',
  'api/src/features/papers/paperName.test.ts',
  'api/src/http/plugins/bodyTime.test.ts',
  'api/src/http/plugins/finished/waiting.test.ts',
];

/**
 * Files share what a worker has loaded: loading the API's 2 000 modules anew took longer than most files take to run.
 * So no file leaves anything behind in a module, in a global or in the environment.
 */
const shared = { exclude, isolate: false };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        // Pure code: no database, no browser.
        resolve: { alias: { '@': path.resolve(import.meta.dirname, 'web/src') } },
        test: {
          name: 'unit',
          include: [
            'shared/src/**/*.test.ts',
            'web/src/**/*.test.ts',
            'scripts/**/*.test.ts',
            ...WITHOUT_DATABASE,
          ],
          ...shared,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Over a real PostgreSQL; nothing of ours is mocked.
        test: {
          name: 'api',
          include: ['db/src/**/*.test.ts', 'api/src/**/*.test.ts'],
          ...shared,
          exclude: [...exclude, ...WITHOUT_DATABASE],
          globalSetup,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Again, with the clock of the process years back: what works with sessions, files and their ages.
        test: {
          name: 'clock',
          include: [
            'shared/src/thaiCalendar.test.ts',
            'api/src/**/{sweepFiles,uploads,workFolder,blobStores,ownSession,refreshSession}.test.ts',
          ],
          exclude,
          globalSetup,
          setupFiles: './scripts/lib/yearsBack.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Journeys in a real Chromium against the product as `npm start` runs it; files share it, and each makes the items that it needs.
        test: {
          name: 'e2e',
          include: ['web/e2e/**/*.test.ts'],
          ...shared,
          globalSetup: './web/e2e/harness/globalSetup.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          maxConcurrency: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
