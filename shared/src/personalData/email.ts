import type { FindOptions, Match, Scan } from './piece.ts';

/** Mail services on which people keep their own boxes. */
const FREE_MAIL =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|windowslive|yahoo|ymail|rocketmail|icloud|me|mac|aol|gmx|mail|proton|protonmail|pm|zoho|yandex|qq|163|naver|thaimail|chaiyo|truemail|fastmail|hey|tutanota|duck)\.[a-z.]{2,12}$/;
/** Domains in which only offices are registered. */
const OFFICIAL = /(?:^|\.)(?:go|ac|or|mi)\.th$/;
/** Boxes that schools and universities give their pupils: a number, or a domain of their own. */
const PUPIL = /^(?:[0-9]{8,13}@.*|[^@]*@(?:student|students|stu)\..*)\.ac\.th$/;
/** Boxes of a function, not of a person. */
const ROLE =
  /^(?:info|contact|admin|webmaster|support|sales|service|hr|office|saraban|pr|account|accounting|purchase|helpdesk|hello|mail|marketing|noreply|no-reply|inquiry|enquiry|tender|procurement|postmaster|center|centre|callcenter)[0-9._-]*$/;

/** `@`, also written as (at) or [at], with blanks around it. */
const AT = /\s?(?:@|[[(] ?at ?[\])])\s?/gi;
const LOCAL = /[A-Za-z0-9._%+-]{1,64}$/;
const DOMAIN = /^(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,10}/;

function isPersonal(local: string, domain: string, options: FindOptions): boolean {
  const own = options.officeDomains ?? [];
  if (own.some((name) => domain === name.toLowerCase() || domain.endsWith(`.${name.toLowerCase()}`)))
    return false;
  if (PUPIL.test(`${local}@${domain}`)) return true;
  if (OFFICIAL.test(domain)) return false;
  if (options.officeContacts?.some((contact) => contact.toLowerCase() === `${local}@${domain}`)) return false;
  return FREE_MAIL.test(domain) || !ROLE.test(local);
}

const DOT = '(?: dot | ?[[(]dot[\\])] ?| ?[[(]จุด[\\])] ?| จุด )';
const AT_WORD = '(?: at | ?[[(]at[\\])] ?| แอท )';
/** An address in words: somchai dot jaidee at gmail dot com. */
const SPELT = new RegExp(
  `(?<![A-Za-z0-9])([A-Za-z0-9_-]{1,32}(?:${DOT}[A-Za-z0-9_-]{1,32}){0,2})${AT_WORD}([A-Za-z0-9-]{1,32}(?:${DOT}[A-Za-z0-9-]{2,32}){1,3})(?![A-Za-z0-9])`,
  'gi',
);
const DOTS = new RegExp(DOT, 'gi');

function spelt(scan: Scan, options: FindOptions): Match[] {
  return [...scan.text.matchAll(SPELT)].flatMap((match) => {
    const [local, domain] = [match[1] ?? '', match[2] ?? ''].map((part) =>
      part.replace(DOTS, '.').toLowerCase(),
    );
    if (!local || !domain || !isPersonal(local, domain, options)) return [];
    return [{ kind: 'email' as const, start: match.index, end: match.index + match[0].length }];
  });
}

/** Addresses that are a person's: free mail, and names (not functions) under any domain that is no office's. */
export function findEmails(scan: Scan, options: FindOptions): Match[] {
  const written = [...scan.text.matchAll(AT)].flatMap((match) => {
    const after = match.index + match[0].length;
    const local = LOCAL.exec(scan.text.slice(Math.max(0, match.index - 64), match.index))?.[0];
    const domain = DOMAIN.exec(scan.text.slice(after, after + 255))?.[0];
    if (!local || !domain || !isPersonal(local.toLowerCase(), domain.toLowerCase(), options)) return [];
    return [{ kind: 'email' as const, start: match.index - local.length, end: after + domain.length }];
  });
  return [...written, ...spelt(scan, options)];
}
