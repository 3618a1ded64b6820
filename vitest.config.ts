import path from 'node:path';
import { defineConfig } from 'vitest/config';

const globalSetup = './db/src/testing/globalSetup.ts';
const exclude = ['**/node_modules/**', '**/dist/**', 'data/**'];

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
            'shared/src/thaiCalendar.test.ts',
            'shared/src/**/*.test.ts',
            'web/src/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude,
        },
      },
      {
        // Over a real PostgreSQL; nothing of ours is mocked.
        test: {
          name: 'api',
          include: ['shared/src/thaiCalendar.test.ts', 'db/src/**/*.test.ts', 'api/src/**/*.test.ts'],
          exclude,
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
        // Journeys in a real Chromium against the product as `npm start` runs it, one file at a time.
        test: {
          name: 'e2e',
          include: ['shared/src/thaiCalendar.test.ts', 'web/e2e/**/*.test.ts'],
          exclude,
          globalSetup: './web/e2e/harness/globalSetup.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          maxWorkers: 1,
          maxConcurrency: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
