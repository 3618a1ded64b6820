import { faultTable, type Fault } from '../../http/fault.ts';

/** Beginnings of what people choose first when twelve characters are asked for. */
const COMMON = [
  ...['password', 'passw0rd', 'p@ssw0rd', 'p@ssword', 'qwertyuiop', 'qwerty12345', '123456789', '1q2w3e4r5t'],
  ...[
    '1qaz2wsx3edc',
    'asdfghjkl',
    'zaq12wsx',
    'abcdefgh',
    'iloveyou',
    'administrator',
    'admin123',
    'welcome1',
  ],
  ...['letmein', 'changeme', 'thailand', 'bangkok', 'samutprakan', 'phoeiphrae', 'รหัสผ่าน'],
];
const POINTER = '/newPassword';

const RULES = faultTable({
  same: [POINTER, 'ต้องไม่ใช่รหัสผ่านเดิมหรือรหัสผ่านครั้งเดียว', 'It must not be the present or one-time password.'],
  username: [POINTER, 'ต้องไม่มีชื่อผู้ใช้อยู่ในรหัสผ่าน', 'It must not contain the user name.'],
  common: [POINTER, 'เดาง่ายเกินไป โปรดใช้หลายคำที่ไม่เกี่ยวกัน', 'Too easy to guess: use several unrelated words.'],
});

/** Everything against a new password, besides its length, which the schema checks. */
export function passwordFaults(password: string, against: { username: string; current: string }): Fault[] {
  const plain = password.toLowerCase();
  const squeezed = plain.replace(/[^\p{L}\p{N}@]/gu, '');
  const repetitive = new Set(plain).size < 5;
  const broken: Record<keyof typeof RULES, boolean> = {
    same: password === against.current,
    username: plain.includes(against.username),
    common:
      repetitive || COMMON.some((word) => squeezed.startsWith(word) && squeezed.length < word.length + 8),
  };
  return (Object.keys(RULES) as (keyof typeof RULES)[])
    .filter((code) => broken[code])
    .map((code) => RULES[code]);
}
