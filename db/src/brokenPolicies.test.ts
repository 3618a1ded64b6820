import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPolicy } from '@phoeiphrae/shared/policy/checkPolicy';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { describe, expect, it } from 'vitest';
import { PolicyFileError, readPolicyFile } from './seed.ts';

const good = await readPolicyFile(join(import.meta.dirname, '../policies/spn2-2561.json'));
/** The good announcement after a mistake was made in a copy of it. */
function broken(mistake: (policy: Policy) => unknown): Policy {
  const policy = structuredClone(good);
  mistake(policy);
  return policy;
}
/** A part of a copy, for writing what its type forbids. */
const part = (value: unknown) => value as Record<string, unknown>;
const without = (policy: Policy, power: string) => {
  for (const post of policy.posts) part(post)['powers'] = post.powers.filter((entry) => entry !== power);
};
const undemanded = (policy: Policy, demand: string) => {
  for (const rule of policy.rules) part(rule)['demands'] = rule.demands.filter((entry) => entry !== demand);
};

type Case = [mistake: string, make: (policy: Policy) => unknown, th: string, en: string];
/** Each mistake with its sentences: the place, what stands there, what is wrong and what to do. */
const CASES: Case[] = [
  // Dates
  [
    'a Buddhist year of issue',
    (p) => (p.issuedOn = '2561-05-31'),
    '/issuedOn ("2561-05-31") เป็นปีพุทธศักราช ให้เขียนเป็นปีคริสต์ศักราช 2018-05-31',
    '/issuedOn ("2561-05-31") is a year of the Buddhist era: write the year of the common era, 2018-05-31.',
  ],
  [
    'a Buddhist year of effect',
    (p) => (p.effectiveFrom = '2561-05-31'),
    '/effectiveFrom ("2561-05-31") เป็นปีพุทธศักราช ให้เขียนเป็นปีคริสต์ศักราช 2018-05-31',
    '/effectiveFrom ("2561-05-31") is a year of the Buddhist era: write the year of the common era, 2018-05-31.',
  ],
  [
    'a year that nobody means',
    (p) => (p.effectiveFrom = '2100-01-01'),
    '/effectiveFrom ("2100-01-01") เป็นปีที่ใช้ไม่ได้ ให้ใช้ปี ค.ศ. 1900–2099',
    '/effectiveFrom ("2100-01-01") is no year that can be meant: use a year from 1900 to 2099.',
  ],
  [
    'in force before it was issued',
    (p) => (p.effectiveFrom = '2018-05-30'),
    '/effectiveFrom ("2018-05-30") มาก่อนวันที่ออกประกาศ 2018-05-31 ให้ใช้วันที่ออกประกาศหรือหลังจากนั้น',
    '/effectiveFrom ("2018-05-30") is before the day of issue, 2018-05-31: use that day or a later one.',
  ],
  [
    'a date written by hand',
    (p) => (p.issuedOn = '31/05/2561'),
    '/issuedOn ("31/05/2561") ไม่ตรงรูปแบบ ให้เขียนตามรูปแบบ format date',
    '/issuedOn ("31/05/2561") has the wrong form: write what fits format date.',
  ],
  [
    'a day that no month has',
    (p) => (p.issuedOn = '2018-02-30'),
    '/issuedOn ("2018-02-30") ไม่ตรงรูปแบบ ให้เขียนตามรูปแบบ format date',
    '/issuedOn ("2018-02-30") has the wrong form: write what fits format date.',
  ],
  // Powers
  [
    'nobody may administer',
    (p) => {
      without(p, 'administer');
    },
    'ไม่มีตำแหน่งใดมีอำนาจดูแลบัญชีและคำสั่งแต่งตั้ง ให้เติม "administer" ให้ตำแหน่งหนึ่ง',
    'leave nobody who may administer: give "administer" to one of the posts.',
  ],
  [
    'nobody may prepare',
    (p) => {
      without(p, 'prepare');
    },
    'ไม่มีตำแหน่งใดมีอำนาจจัดทำเรื่อง ให้เติม "prepare" ให้ตำแหน่งหนึ่ง',
    'leave nobody who may prepare: give "prepare" to one of the posts.',
  ],
  [
    'nobody may withdraw',
    (p) => {
      without(p, 'withdraw');
    },
    'ไม่มีตำแหน่งใดมีอำนาจถอนเรื่องที่เผยแพร่ ให้เติม "withdraw" ให้ตำแหน่งหนึ่ง',
    'leave nobody who may withdraw: give "withdraw" to one of the posts.',
  ],
  [
    'nobody may take down',
    (p) => {
      without(p, 'take_down');
    },
    'ไม่มีตำแหน่งใดมีอำนาจถอนฉุกเฉิน ให้เติม "take_down" ให้ตำแหน่งหนึ่ง',
    'leave nobody who may take down: give "take_down" to one of the posts.',
  ],
  [
    'nobody may publish for the group',
    (p) => {
      without(p, 'publish_for_group');
    },
    '/categories/0/publishMode ("work_group") ไม่มีตำแหน่งใดนำขึ้นเผยแพร่ได้ ให้เติมอำนาจ "publish_for_group" ให้ตำแหน่งหนึ่ง หรือเปลี่ยนผู้นำขึ้น',
    '/categories/0/publishMode ("work_group") leaves nobody who may publish: give "publish_for_group" to one of the posts, or choose another mode.',
  ],
  [
    'nobody may publish for the office',
    (p) => {
      without(p, 'publish_for_office');
    },
    '/categories/1/publishMode ("ict_centre") ไม่มีตำแหน่งใดนำขึ้นเผยแพร่ได้ ให้เติมอำนาจ "publish_for_office" ให้ตำแหน่งหนึ่ง หรือเปลี่ยนผู้นำขึ้น',
    '/categories/1/publishMode ("ict_centre") leaves nobody who may publish: give "publish_for_office" to one of the posts, or choose another mode.',
  ],
  [
    'an overseer without the power',
    (p) => {
      without(p, 'oversee');
    },
    '/oversight/overseer ("deputy_director") เป็นตำแหน่งที่ไม่มีอำนาจ "oversee" ให้เติม "oversee" ให้ตำแหน่งนี้ หรือใช้ตำแหน่งอื่น',
    '/oversight/overseer ("deputy_director") is a post without the power "oversee": give it "oversee", or name another post.',
  ],
  [
    'a monitor without the power',
    (p) => {
      without(p, 'monitor');
    },
    '/oversight/monitor ("ict_director") เป็นตำแหน่งที่ไม่มีอำนาจ "monitor" ให้เติม "monitor" ให้ตำแหน่งนี้ หรือใช้ตำแหน่งอื่น',
    '/oversight/monitor ("ict_director") is a post without the power "monitor": give it "monitor", or name another post.',
  ],
  [
    'an approver who cannot withdraw',
    (p) => (part(p.posts[3])['powers'] = []),
    '/posts/3/powers ([]) ไม่มีอำนาจถอนเรื่องที่ตนอนุมัติ จึงไม่มีผู้ใดถอนได้ ให้เติม "withdraw" ให้ตำแหน่งที่อนุมัติขั้นสุดท้าย',
    '/posts/3/powers ([]) cannot withdraw what it approves, and nobody else may: add "withdraw" to the post of the last step.',
  ],
  // Quotations
  [
    'a category that is not in the announcement',
    (p) => (part(p.categories[2])['quote'] = 'งบประมาณลับ'),
    '/categories/2/quote ("งบประมาณลับ") ไม่มีในข้อความของประกาศ (sourceText) ให้คัดถ้อยคำตามประกาศทุกตัวอักษร',
    '/categories/2/quote ("งบประมาณลับ") does not stand in the announcement (sourceText): quote it letter by letter.',
  ],
  [
    'a rule that is not',
    (p) => (part(p.rules[1])['quote'] = 'ห้ามเผยแพร่'),
    '/rules/1/quote ("ห้ามเผยแพร่") ไม่มีในข้อความของประกาศ (sourceText) ให้คัดถ้อยคำตามประกาศทุกตัวอักษร',
    '/rules/1/quote ("ห้ามเผยแพร่") does not stand in the announcement (sourceText): quote it letter by letter.',
  ],
  [
    'an annotation that is not',
    (p) => (part(p.annotations[1])['quote'] = 'พ.ศ. ๒๕๙๙'),
    '/annotations/1/quote ("พ.ศ. ๒๕๙๙") ไม่มีในข้อความของประกาศ (sourceText) ให้คัดถ้อยคำตามประกาศทุกตัวอักษร',
    '/annotations/1/quote ("พ.ศ. ๒๕๙๙") does not stand in the announcement (sourceText): quote it letter by letter.',
  ],
  [
    'a cycle that is not',
    (p) => (part(p.oversight.cycles[0])['quote'] = 'ทุกวัน'),
    '/oversight/cycles/0/quote ("ทุกวัน") ไม่มีในข้อความของประกาศ (sourceText) ให้คัดถ้อยคำตามประกาศทุกตัวอักษร',
    '/oversight/cycles/0/quote ("ทุกวัน") does not stand in the announcement (sourceText): quote it letter by letter.',
  ],
  [
    'an overseer’s words that are not',
    (p) => (p.oversight.overseerQuote = 'ให้อธิบดี'),
    '/oversight/overseerQuote ("ให้อธิบดี") ไม่มีในข้อความของประกาศ (sourceText) ให้คัดถ้อยคำตามประกาศทุกตัวอักษร',
    '/oversight/overseerQuote ("ให้อธิบดี") does not stand in the announcement (sourceText): quote it letter by letter.',
  ],
  [
    'a monitor’s words that are not',
    (p) => (p.oversight.monitorQuote = 'ให้อธิบดี'),
    '/oversight/monitorQuote ("ให้อธิบดี") ไม่มีในข้อความของประกาศ (sourceText) ให้คัดถ้อยคำตามประกาศทุกตัวอักษร',
    '/oversight/monitorQuote ("ให้อธิบดี") does not stand in the announcement (sourceText): quote it letter by letter.',
  ],
  // Demands and the self-check
  [
    'no rule that demands approval',
    (p) => {
      undemanded(p, 'approval_signed');
    },
    '/rules ([1,2,3,4,5,6,7]) ไม่มีข้อใดกำหนดให้มีการอนุมัติ ให้เติม "approval_signed" ใน demands ของข้อหนึ่ง',
    '/rules ([1,2,3,4,5,6,7]) nowhere demand approval: add "approval_signed" to the demands of one of them.',
  ],
  [
    'no rule that demands the self-check',
    (p) => {
      undemanded(p, 'self_check_answered');
    },
    '/rules ([1,2,3,4,5,6,7]) ไม่มีข้อใดกำหนดให้มีแบบตรวจสอบก่อนเผยแพร่ ให้เติม "self_check_answered" ใน demands ของข้อหนึ่ง',
    '/rules ([1,2,3,4,5,6,7]) nowhere demand the self-check: add "self_check_answered" to the demands of one of them.',
  ],
  [
    'no rule that demands the form',
    (p) => {
      undemanded(p, 'form_complete');
    },
    '/rules ([1,2,3,4,5,6,7]) ไม่มีข้อใดกำหนดให้มีแบบฟอร์มที่ครบถ้วน ให้เติม "form_complete" ใน demands ของข้อหนึ่ง',
    '/rules ([1,2,3,4,5,6,7]) nowhere demand a complete form: add "form_complete" to the demands of one of them.',
  ],
  [
    'no questions at all',
    (p) => p.selfCheck.splice(0),
    '/selfCheck ([]) ไม่มีคำถามสำหรับเรื่องประเภท "approval" ให้เติม "approval" ใน tracks ของคำถามอย่างน้อยหนึ่งข้อ',
    '/selfCheck ([]) have no question for the track "approval": add "approval" to the tracks of at least one question.',
  ],
  [
    'a track without questions',
    (p) => {
      for (const question of p.selfCheck) part(question)['tracks'] = ['approval'];
    },
    'ไม่มีคำถามสำหรับเรื่องประเภท "immediate" ให้เติม "immediate" ใน tracks ของคำถามอย่างน้อยหนึ่งข้อ',
    'have no question for the track "immediate": add "immediate" to the tracks of at least one question.',
  ],
  // The chain
  [
    'two approvals',
    (p) => (part(p.chain[1])['decision'] = 'approve'),
    '/chain/1/decision ("approve") อนุมัติก่อนถึงขั้นสุดท้าย ให้ใช้ "endorse" หรือย้ายไปไว้ท้ายสาย',
    '/chain/1/decision ("approve") approves before the last step: use "endorse", or move it to the end of the chain.',
  ],
  [
    'no approval',
    (p) => (part(p.chain[2])['decision'] = 'endorse'),
    '/chain/2/decision ("endorse") เป็นขั้นสุดท้ายแต่ไม่ใช่การอนุมัติ ให้ใช้ "approve"',
    '/chain/2/decision ("endorse") is the last step and does not approve: use "approve".',
  ],
  [
    'a step wider than its post',
    (p) => (part(p.chain[0])['scope'] = 'office'),
    '/chain/0/scope ("office") ไม่ตรงกับขอบเขตของตำแหน่ง group_head ให้ใช้ "work_group"',
    '/chain/0/scope ("office") differs from the scope of the post group_head: use "work_group".',
  ],
  [
    'a step of a post that is not',
    (p) => (part(p.chain[1])['post'] = 'minister'),
    '/chain/1/post ("minister") ไม่ตรงกับตำแหน่งใดในประกาศ ให้ใช้ค่าหนึ่งใน officer, group_head, deputy_director, director, ict_officer, ict_director หรือ null ถ้าเว้นได้',
    '/chain/1/post ("minister") is no post of this announcement: use one of officer, group_head, deputy_director, director, ict_officer, ict_director, or null where it may be empty.',
  ],
  [
    'a post that decides twice',
    (p) => (part(p.chain[1])['post'] = 'group_head'),
    '/chain/1/post ("group_head") ซ้ำกับรายการก่อนหน้า ให้ลบออกหรือใช้ค่าอื่น',
    '/chain/1/post ("group_head") stands there twice: remove it or use another.',
  ],
  [
    'no chain',
    (p) => p.chain.splice(0),
    '/chain ([]) ไม่ตรงรูปแบบ ให้เขียนตามรูปแบบ minItems 1',
    '/chain ([]) has the wrong form: write what fits minItems 1.',
  ],
  // The committee
  [
    'two chairs',
    (p) => (part(p.committee[3])['office'] = 'chair'),
    '/committee/3/office ("chair") เป็นประธานคนที่สอง ให้ใช้ "member" หรือ "secretary"',
    '/committee/3/office ("chair") is a second chair: use "member" or "secretary".',
  ],
  [
    'no chair',
    (p) => p.committee.splice(0, 7),
    '/committee (["secretary"]) ไม่มีประธาน ให้กำหนด office ของตำแหน่งหนึ่งเป็น "chair"',
    '/committee (["secretary"]) has no chair: make the office of one seat "chair".',
  ],
  [
    'a seat twice',
    (p) => (part(p.committee[1])['seat'] = 1),
    '/committee/1/seat (1) ซ้ำกับรายการก่อนหน้า ให้ลบออกหรือใช้ค่าอื่น',
    '/committee/1/seat (1) stands there twice: remove it or use another.',
  ],
  [
    'a seat that no database counts to',
    (p) => (part(p.committee[1])['seat'] = 3_000_000_000),
    '/committee/1/seat (3000000000) เป็นเลขตำแหน่งที่มากเกินไป ให้ใช้เลข 1–99',
    '/committee/1/seat (3000000000) is too high a number for a seat: use 1 to 99.',
  ],
  [
    'a seat of a group that is not',
    (p) => (part(p.committee[1])['workGroup'] = 'nobody'),
    '/committee/1/workGroup ("nobody") ไม่ตรงกับกลุ่มงานใดในประกาศ',
    '/committee/1/workGroup ("nobody") is no work group of this announcement',
  ],
  // Statutes
  [
    'a section that does not exist',
    (p) => (part(p.categories[0]?.serves[0])['section'] = '44'),
    '/categories/0/serves/0/section ("44") ไม่มีในพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐ ให้ใช้มาตราที่มีจริง ไม่เกิน 43',
    '/categories/0/serves/0/section ("44") is no section of the Official Information Act, B.E. 2540 (1997): cite one that exists, up to 43.',
  ],
  [
    'an item of a section that does not exist',
    (p) => (part(p.categories[0]?.serves[0])['section'] = '9(9)'),
    '/categories/0/serves/0/section ("9(9)") ไม่มีในพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐ ให้ใช้มาตราที่มีจริง ไม่เกิน 9(8)',
    '/categories/0/serves/0/section ("9(9)") is no section of the Official Information Act, B.E. 2540 (1997): cite one that exists, up to 9(8).',
  ],
  [
    'a section in words',
    (p) => (part(p.selfCheck.find(({ basis }) => basis)?.basis)['section'] = 'มาตรา ๑๔'),
    '/basis/section ("มาตรา ๑๔") ไม่ใช่เลขมาตรา ให้เขียนอย่าง "9" หรือ "9(3)"',
    '/basis/section ("มาตรา ๑๔") is no number of a section: write it like "9" or "9(3)".',
  ],
  [
    'a year that the title contradicts',
    (p) => (part(p.statutes[0])['yearBE'] = 2541),
    '/statutes/0/yearBE (2541) ไม่ตรงกับปีในชื่อกฎหมาย พ.ศ. 2540 ให้ใช้ 2540 หรือแก้ชื่อ',
    '/statutes/0/yearBE (2541) differs from the year in the title, 2540: use 2540, or mend the title.',
  ],
  [
    'a rule under an Act that is not',
    (p) => p.rules[6]?.statutes.push('act_2550'),
    '("act_2550") ไม่ตรงกับกฎหมายใดในประกาศ',
    '("act_2550") is no statute of this announcement',
  ],
  // Duplicates
  [
    'a category code twice',
    (p) => (part(p.categories[3])['code'] = 'procurement'),
    '/categories/3/code ("procurement") ซ้ำกับรายการก่อนหน้า ให้ลบออกหรือใช้ค่าอื่น',
    '/categories/3/code ("procurement") stands there twice: remove it or use another.',
  ],
  [
    'a category’s place twice',
    (p) => (part(p.categories[3])['order'] = 1),
    '/categories/3/order (1) ซ้ำกับรายการก่อนหน้า ให้ลบออกหรือใช้ค่าอื่น',
    '/categories/3/order (1) stands there twice: remove it or use another.',
  ],
  [
    'two posts with one title',
    (p) => (part(p.posts[1])['title'] = p.posts[0]?.title),
    '/posts/1/title/th',
    'stands there twice: remove it or use another.',
  ],
  [
    'a work group twice',
    (p) => p.workGroups.push(structuredClone(p.workGroups[0]!)),
    '/workGroups/10/code ("administration") ซ้ำกับรายการก่อนหน้า ให้ลบออกหรือใช้ค่าอื่น',
    '/workGroups/10/code ("administration") stands there twice: remove it or use another.',
  ],
  [
    'an owner twice',
    (p) => p.categories[0]?.ownerGroups.push(p.categories[0].ownerGroups[0]!),
    '/categories/0/ownerGroups/',
    'stands there twice: remove it or use another.',
  ],
  [
    'a reason twice',
    (p) => (part(p.returnReasons[1])['label'] = p.returnReasons[0]?.label),
    '/returnReasons/1/label/th',
    'stands there twice: remove it or use another.',
  ],
  [
    'a rule’s number twice',
    (p) => (part(p.rules[1])['number'] = 1),
    '/rules/1/number (1) ซ้ำกับรายการก่อนหน้า ให้ลบออกหรือใช้ค่าอื่น',
    '/rules/1/number (1) stands there twice: remove it or use another.',
  ],
  // References
  [
    'an owner that is not',
    (p) => p.categories[1]?.ownerGroups.push('nobody'),
    '("nobody") ไม่ตรงกับกลุ่มงานใดในประกาศ',
    '("nobody") is no work group of this announcement',
  ],
  [
    'a question of a rule that is not',
    (p) => (part(p.selfCheck[0])['rule'] = 9),
    '/selfCheck/0/rule (9) ไม่ตรงกับข้อปฏิบัติใดในประกาศ',
    '/selfCheck/0/rule (9) is no rule of this announcement',
  ],
  [
    'an overseer that is not',
    (p) => (p.oversight.overseer = 'minister'),
    '/oversight/overseer ("minister") ไม่ตรงกับตำแหน่งใดในประกาศ',
    '/oversight/overseer ("minister") is no post of this announcement',
  ],
  // Words and shape
  [
    'a blank name',
    (p) => (p.office.name.th = '  '),
    '/office/name/th ("  ") มีแต่ช่องว่าง ให้เติมข้อความ',
    '/office/name/th ("  ") is blank: write something there.',
  ],
  [
    'Thai where English belongs',
    (p) => (p.office.name.en = 'สำนักงาน'),
    '/office/name/en ("สำนักงาน") เป็นภาษาไทยในช่องภาษาอังกฤษ ให้แปลเป็นภาษาอังกฤษ',
    '/office/name/en ("สำนักงาน") is Thai where English belongs: translate it.',
  ],
  [
    'a website that runs something',
    (p) => (p.office.website = 'javascript:alert(1)'),
    '/office/website ("javascript:alert(1)") ไม่ใช่ที่อยู่เว็บไซต์ ให้เขียนขึ้นต้นด้วย https://',
    '/office/website ("javascript:alert(1)") is no address of a website: write one that begins with https://.',
  ],
  [
    'a key that is not known',
    (p) => (part(p.office)['emblem'] = 'garuda'),
    '/office/emblem ("garuda") ไม่ใช่คีย์ของประกาศ ให้ลบออกหรือแก้ตัวสะกด',
    '/office/emblem ("garuda") is no key of an announcement: remove it or mend its spelling.',
  ],
  [
    'a key that is missing',
    (p) => delete part(p)['issuer'],
    '/issuer (–) ไม่มี ให้เติมคีย์นี้ตามแบบของประกาศตัวอย่าง',
    '/issuer (–) is missing: add this key as in the example announcement.',
  ],
  [
    'a missing key within',
    (p) => delete part(p.posts[2])['powers'],
    '/posts/2/powers (–) ไม่มี ให้เติมคีย์นี้ตามแบบของประกาศตัวอย่าง',
    '/posts/2/powers (–) is missing: add this key as in the example announcement.',
  ],
  [
    'a power that is not',
    (p) => (part(p.posts[2])['powers'] = ['rule']),
    '/posts/2/powers/0 ("rule") ไม่ตรงรูปแบบ ให้เขียนตามรูปแบบ enum prepare,',
    '/posts/2/powers/0 ("rule") has the wrong form: write what fits enum prepare,',
  ],
  [
    'a text where a number belongs',
    (p) => (part(p.chain[0])['dueWorkingDays'] = 'สาม'),
    '/chain/0/dueWorkingDays ("สาม") ไม่ตรงรูปแบบ ให้เขียนตามรูปแบบ type integer',
    '/chain/0/dueWorkingDays ("สาม") has the wrong form: write what fits type integer.',
  ],
];

describe('checkPolicy', () => {
  it('has nothing against a good announcement', () => {
    expect(checkPolicy(good)).toEqual([]);
  });

  it.each(CASES)('%s', (_mistake, make, th, en) => {
    const faults = checkPolicy(broken(make));
    const told = faults.find(({ detail }) => detail.th.includes(th));
    expect(faults.map(({ detail }) => detail.th)).toContainEqual(expect.stringContaining(th));
    expect(told?.detail.en).toContain(en);
    expect(told?.detail.th.startsWith(`${told.pointer || '/'} (${told.value}) `)).toBe(true);
    expect(told?.detail.en.startsWith(`${told.pointer || '/'} (${told.value}) `)).toBe(true);
    expect(told?.detail.th).toMatch(/ ให้\S/);
  });

  it('says a sentence of its own for each of them', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(40);
    expect(new Set(CASES.map(([, make]) => JSON.stringify(checkPolicy(broken(make))))).size).toBe(
      CASES.length,
    );
  });

  it.each([null, [], 'text', 7])('tells what is no announcement at all: %j', (document) => {
    expect(checkPolicy(document).map(({ detail }) => detail.en)).toEqual([
      `/ (${JSON.stringify(document)}) is no announcement: write a JSON object.`,
    ]);
  });

  it('tells all mistakes of the shape at once, however many', () => {
    const policy = broken((p) => {
      for (const category of p.categories) part(category)['order'] = 0;
    });
    expect(checkPolicy(policy)).toHaveLength(policy.categories.length);
  });
});

describe('readPolicyFile', () => {
  const written = async (text: string) => {
    const path = join(await mkdtemp(join(tmpdir(), 'policy-')), 'broken.json');
    await writeFile(path, text);
    return path;
  };

  it('lists all faults in one error, in both languages', async () => {
    const policy = broken((p) => Object.assign(p.chain[1] ?? {}, { post: 'minister', decision: 'approve' }));
    const error = await readPolicyFile(await written(JSON.stringify(policy))).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(PolicyFileError);
    expect((error as PolicyFileError).faults.map((fault) => fault.pointer)).toEqual([
      '/chain/1/post',
      '/chain/1/decision',
    ]);
    expect((error as PolicyFileError).message).toMatch(
      /^broken\.json is not a valid policy:\n {2}\/chain\/1\/post \("minister"\) ไม่ตรง[^\n]*\n {4}\/chain\/1\/post \("minister"\) is no post/,
    );
  });

  it('says where a file is not JSON', async () => {
    await expect(readPolicyFile(await written('{"code":'))).rejects.toThrow(
      /broken\.json is not a valid policy:\n {2}\/ \(.*\) ไม่ใช่ JSON .* ให้แก้ไวยากรณ์ของไฟล์\n.* is not JSON /,
    );
  });
});
