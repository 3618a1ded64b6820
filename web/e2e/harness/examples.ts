import { draftOf, goodAnswers, hashOf, inReview, ok, on, published, signedIn } from './office.ts';
import type { Examples } from './places.ts';

const REVISED_BODY = '<h2>สาระสำคัญ</h2><p>เนื้อหาที่ปรับปรุงแล้วสำหรับการทดสอบ</p><p>ย่อหน้าใหม่</p>';

/** One item in each of the states that a page shows differently. */
export async function makeExamples(): Promise<Examples> {
  const officer = await signedIn('officer.plan');
  const director = await signedIn('director');
  const draft = await draftOf(officer, { title: 'ร่างแผนปฏิบัติการสำหรับตรวจหน้าจอ' });
  const forHead = await inReview(officer, 'เรื่องที่รอผู้อำนวยการกลุ่มพิจารณา', []);
  const forDirector = await inReview(officer, 'เรื่องที่รอผู้อำนวยการอนุมัติ', ['head.plan', 'deputy1']);
  const live = await published(officer, 'เรื่องที่เผยแพร่อยู่');

  let gone = await published(officer, 'เรื่องที่ถอนการเผยแพร่แล้ว');
  gone = await ok(director.getItem({ params: { path: { id: gone.id } } }));
  const notice = { reasonCode: 'no_longer_current', reason: 'มีข้อมูลปีงบประมาณใหม่แทนแล้ว' };
  const withdrawn = await ok(director.withdrawItem({ params: on(gone), body: notice }));

  let revised = await published(officer, 'เรื่องที่มีฉบับใหม่รอพิจารณา');
  revised = await ok(officer.reviseItem({ params: on(revised), body: {} }));
  revised = await ok(
    officer.editDraft({
      params: on(revised),
      body: { content: { body: REVISED_BODY }, selfCheck: await goodAnswers() },
    }),
  );
  revised = await ok(officer.submitItem({ params: on(revised), body: hashOf(revised) }));

  const ict = await signedIn('ict');
  const people = await ok(ict.listUsers({ params: { query: { q: 'deputy1' } } }));
  const personId = people.users[0]?.id ?? '';
  const { schemes } = await ok(ict.listAssessmentSchemes());
  const assessment = schemes.find(({ shown }) => shown);
  if (!assessment) throw new Error('the demonstration shows no list of an assessor');
  return { draft, forHead, forDirector, published: live, withdrawn, revised, personId, assessment };
}
