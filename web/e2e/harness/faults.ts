import type { Page } from 'playwright-core';

/** Chromium reports every refusal as a console error; the page itself says what it means, so those are not faults. */
const REFUSAL = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** How a test cuts the line on purpose; a server that is not there gives other words. */
const CUT = /net::ERR_CONNECTION_FAILED/;

/** Notes what a reader never sees: console errors and warnings, violations of the content policy, broken requests. */
export function watchFaults(page: Page, faults: string[]): void {
  const note = (fault: string) => faults.push(`${page.url()}: ${fault}`);
  page.on('console', (message) => {
    const kind = message.type();
    const text = message.text();
    const ofApi = message.location().url.includes('/api/v1/') || message.location().url === page.url();
    if ((REFUSAL.test(text) && ofApi) || CUT.test(text)) return;
    if (kind === 'error' || kind === 'warning') note(`console ${kind}: ${text}`);
  });
  page.on('pageerror', (error) => note(`uncaught: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) note(`${String(response.status())} ${response.url()}`);
  });
}
