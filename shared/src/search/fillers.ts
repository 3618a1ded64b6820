/** Words that carry no meaning of their own; a query of nothing else keeps them. */
export const FILLERS: ReadonlySet<string> = new Set(
  (
    'การ ความ และ ของ ที่ ใน ว่า ให้ ได้ เป็น มี จะ หรือ กับ โดย จาก ตาม เพื่อ ต่อ ถึง แก่ แห่ง ซึ่ง อยู่ คือ นี้ นั้น ไป มา ' +
    'แล้ว ประจำ อยาก ต้อง ต้องการ อะไร บ้าง ยัง ไง ยังไง อย่าง อย่างไร ไหน ใคร เมื่อไร เมื่อไหร่ เท่าไร เท่าไหร่ กี่ ทำไม ไหม มั้ย ครับ ค่ะ คะ the of for and in to on a an'
  ).split(' '),
);
