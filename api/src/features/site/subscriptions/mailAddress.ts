import { domainToASCII } from 'node:url';
import { EMAIL } from '@phoeiphrae/shared/email';
import type { SubscribeFault } from '@phoeiphrae/shared/subscribeFaults';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';

const LONGEST = 254;
/** Letters of any script, which become the ASCII form of their domain. */
const DOMAIN = /^[\p{L}\p{M}\p{N}-]+([.。．｡][\p{L}\p{M}\p{N}-]+)+$/u;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

function domainOf(typed: string): string | undefined {
  if (!DOMAIN.test(typed)) return undefined;
  const labels = domainToASCII(typed).split('.');
  const top = labels.at(-1) ?? '';
  // Digits alone are an address of the network.
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(top)
    ? labels.join('.')
    : undefined;
}

const isLocal = (text: string): boolean => !/^\.|\.\.|\.$/.test(text) && EMAIL.test(`${text}@example.org`);

/**
 * The one address that was typed, its domain in small letters of ASCII: those in Thai letters have such a form, too. What
 * stands before the @ has none, and is ASCII or refused.
 */
export function readMailAddress(typed: string): { address: string } | { fault: SubscribeFault } {
  // Before blanks at the ends are taken off, since the end of a line is one of them.
  if (/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/.test(typed)) return { fault: 'control' };
  const given = normaliseThai(typed).replaceAll('＠', '@').trim();
  if (given === '') return { fault: 'empty' };
  if (/[\s,;<>"()]/.test(given)) return { fault: 'several' };
  const [local = '', domain = '', ...more] = given.split('@');
  if (local === '' || domain === '') return { fault: 'form' };
  if (more.length > 0) return { fault: 'several' };
  if (!isLocal(local)) return { fault: 'local' };
  const ascii = domainOf(domain);
  const address = `${local}@${ascii ?? ''}`;
  return ascii === undefined || address.length > LONGEST ? { fault: 'domain' } : { address };
}

/** As much of an address as its reader knows it by. */
export const masked = (address: string): string => {
  const [local = '', domain = ''] = address.split('@');
  return `${local.slice(0, 1)}•••@${domain}`;
};
