import type { Policy } from '../policy.ts';
import { policyFault, type PolicyFault } from '../policyFault.ts';

const THAI = /\p{Script=Thai}/u;
/** English that mentions a Thai name has these too. */
const LATIN = /\p{Script=Latin}/u;

/** Words that say nothing, stand in the wrong language, or lead nowhere. */
export function wordFaults(policy: Policy): PolicyFault[] {
  return [...walk(policy, ''), ...websiteFaults(policy)];
}

function walk(value: unknown, pointer: string): PolicyFault[] {
  if (typeof value === 'string') return stringFaults(value, pointer);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => walk(entry, `${pointer}/${key}`));
}

function stringFaults(text: string, pointer: string): PolicyFault[] {
  if (text !== '' && text.trim() === '')
    return [policyFault(pointer, text, ['มีแต่ช่องว่าง', 'เติมข้อความ'], ['is blank', 'write something there'])];
  if (pointer.endsWith('/en') && THAI.test(text) && !LATIN.test(text)) {
    return [
      policyFault(
        pointer,
        text,
        ['เป็นภาษาไทยในช่องภาษาอังกฤษ', 'แปลเป็นภาษาอังกฤษ'],
        ['is Thai where English belongs', 'translate it'],
      ),
    ];
  }
  return [];
}

function websiteFaults({ office: { website } }: Policy): PolicyFault[] {
  if (/^https?:\/\/[^/]+/.test(website)) return [];
  return [
    policyFault(
      '/office/website',
      website,
      ['ไม่ใช่ที่อยู่เว็บไซต์', 'เขียนขึ้นต้นด้วย https://'],
      ['is no address of a website', 'write one that begins with https://'],
    ),
  ];
}
