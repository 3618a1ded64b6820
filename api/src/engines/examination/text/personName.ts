/** Names that programs and computers give themselves. */
const MACHINE =
  /^(?:user\d*|windows user|admin(?:istrator)?|owner|pc|hp|acer|asus|dell|lenovo|msi|lg|home|office|microsoft.*|unknown|un-?named|default|root|guest|ict|it|computer.*|desktop.*|notebook.*|python-docx|openpyxl|libreoffice.*|openoffice.*|apache.*|google.*|canva.*|wps.*|adobe.*|chromium.*|skia.*|typst.*|mac|macbook.*|com\d*|my ?com.*|ผู้ใช้.*|เจ้าของ|n\/?a|-)$/i;
/** Names of offices and their parts. */
const OFFICE =
  /สำนักงาน|สพป|สพม|สพฐ|โรงเรียน|กลุ่ม|งาน|ฝ่าย|ศูนย์|กรม|กระทรวง|กอง|เทศบาล|องค์การ|อบต|อบจ|บริษัท|หน่วย|วิทยาลัย|มหาวิทยาลัย|office|school|department|division|co\.?,? ?ltd|company|group/i;

/** Whether the words in a file's properties look like the name of a person: not of an office, a program, a computer. */
export function looksLikePerson(words: string): boolean {
  const name = words.trim();
  if (name.length < 3 || MACHINE.test(name) || OFFICE.test(name)) return false;
  return /[A-Za-zก-๙]{2}/.test(name) && !/[0-9]{3}|[_@\\/]/.test(name);
}
