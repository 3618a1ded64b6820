/** Words before which, or forms of address after which, somebody's own number stands. */
const PERSON =
  /นาย(?!ก|ช่าง|ทะเบียน|อำเภอ)|นาง(?!รอง)|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|ข้าพเจ้า|ว่าที่ร้อย|mr\.|mrs\.|ms\.|miss|ผู้(?=ป่วย|ปกครอง|เช่า|รับ|ยื่น|เสนอ|สมัคร|ร้อง|มีสิทธิ|ถือ|ขาย|ซื้อ)/g;

/** What stands after the last word that speaks of a person, in squeezed words; null where none does. */
export function afterPerson(words: string): string | null {
  const match = [...words.matchAll(PERSON)].at(-1);
  return match ? words.slice(match.index + match[0].length) : null;
}
