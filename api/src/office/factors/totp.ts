import { Secret, TOTP } from 'otpauth';

/** What authenticator apps take without being told: RFC 6238 with SHA-1, six digits, 30 seconds. */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const PERIOD_MS = FORM.period * 1000;
/** Steps before and after the present one whose code is taken too: clocks differ, and typing takes time. */
const WINDOW = 1;

/** 160 random bits, as RFC 4226 recommends, in base 32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The address that an app reads from a QR code. */
export const totpUri = (secret: string, issuer: string, label: string): string =>
  new TOTP({ ...FORM, issuer, label, secret: Secret.fromBase32(secret) }).toString();

/** @returns the time step that the code belongs to, or undefined when it belongs to none near `now`. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const key = Secret.fromBase32(secret);
  const delta = TOTP.validate({ ...FORM, secret: key, token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : Math.floor(timestamp / PERIOD_MS) + delta;
}
