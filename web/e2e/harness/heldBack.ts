import type { Page } from 'playwright-core';

/** Every script but the first, which comes with each page and waits for a touch. */
export const APPLICATION = /\/assets\/(?!first-)[^/]+\.js$/;

/** The application of a page that is open: it has not come yet, since its reader has only read. */
export interface HeldBack {
  /** Resolves when the page has asked for it. */
  readonly asked: Promise<unknown>;
  readonly letGo: () => void;
  /** Once it was let go: until it stands. */
  readonly stands: () => Promise<void>;
}

/** Opens a page and holds back the application from then on, until the test lets it go. */
export async function openWithoutApplication(page: Page, address: string): Promise<HeldBack> {
  await page.goto(address, { waitUntil: 'networkidle' });
  const asked = Promise.withResolvers<undefined>();
  const gate = Promise.withResolvers<undefined>();
  await page.route(APPLICATION, async (route) => {
    asked.resolve(undefined);
    await gate.promise;
    await route.continue();
  });
  return {
    asked: asked.promise,
    letGo: () => {
      gate.resolve(undefined);
    },
    stands: async () => {
      await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
    },
  };
}
