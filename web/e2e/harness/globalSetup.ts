import type { TestProject } from 'vitest/node';
import { startProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product answers that the whole run shares. */
    address: string;
  }
}

/**
 * One running product for all journeys, as `npm start` serves it; each journey makes the items that it needs.
 * E2E_ADDRESS names one that runs already, with the demonstration in it: for writing journeys.
 */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['E2E_ADDRESS'];
  if (running) {
    project.provide('address', running);
    return () => Promise.resolve();
  }
  const { address, stop } = await startProduct();
  project.provide('address', address);
  return stop;
}
