import type { Page } from 'playwright-core';

/** Gives the page's browser a passkey device whose owner always says yes (WebAuthn, section 11). */
export async function addAuthenticator(page: Page) {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    /** Whether the finger is recognised from now on. */
    recognise: (yes: boolean) =>
      device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: yes }),
  };
}
