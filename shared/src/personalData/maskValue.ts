import type { FindingKind } from '../examination.ts';

const digitsOf = (value: string): string => value.replace(/[^0-9]/g, '');

/** Shows no more of a value than its last one or two digits, or the domain of a mail address. */
export function maskValue(kind: FindingKind, value: string): string {
  const digits = digitsOf(value);
  const tail = digits.slice(-2);
  switch (kind) {
    case 'national_id':
    case 'sole_trader_tax_id':
      return `x-xxxx-xxxxx-x${tail.charAt(0)}-${tail.charAt(1)}`;
    case 'laser_code':
      return `xxx-xxxxxxx-${tail}`;
    case 'passport':
      return `xxxxxxx${tail}`;
    case 'phone':
      return `xxx-xxx-xx${tail}`;
    case 'bank_account':
      return `xxx-x-xxxx${tail.charAt(0)}-${tail.charAt(1)}`;
    case 'email':
      return `xxxxx@${
        value
          .split(/@|[[(] ?at ?[\])]| at /i)[1]
          ?.trim()
          .slice(0, 60) ?? ''
      }`;
    case 'home_address':
      return 'บ้านเลขที่ xxx';
    case 'birth_date':
      return 'xx/xx/xxxx';
    default:
      return 'xxxxx';
  }
}
