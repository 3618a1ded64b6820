import { scansTold } from './scans.ts';
import type { Gap, Subject } from './subject.ts';

const gap = (field: string, code: string, th: string, en: string): Gap => ({
  pointer: `/content/${field}`,
  code,
  detail: { th, en },
});

const textOf = (html: string): string => html.replace(/<[^>]*>/g, '').trim();

/** Rule 1: the prescribed form is filled in, "none" said where there is none. */
export function formComplete(subject: Subject): Gap[] {
  return [
    ...heading(subject),
    ...substance(subject),
    ...files(subject),
    ...scansTold(subject),
    ...period(subject),
    ...rest(subject),
  ];
}

function heading({ revision, category, workGroup }: Subject): Gap[] {
  const { title, summary } = revision.row.content;
  const owned = category.ownerGroups.length === 0 || category.ownerGroups.includes(workGroup);
  return [
    ...(title.length >= 5 ? [] : [gap('title', 'title_missing', 'ใส่หัวข้อเรื่อง', 'Give the title.')]),
    ...(summary.length >= 10
      ? []
      : [
          gap(
            'summary',
            'summary_missing',
            'ใส่รายละเอียดโดยสรุป อย่างน้อยหนึ่งประโยค',
            'Summarise it in at least one sentence.',
          ),
        ]),
    ...(owned
      ? []
      : [
          gap(
            'category',
            'category_not_owned',
            'กลุ่มงานนี้ไม่ได้รับผิดชอบประเภทข้อมูลที่เลือก',
            'This work group does not own the category.',
          ),
        ]),
  ];
}

function substance({ revision }: Subject): Gap[] {
  const { body, externalLink, files } = revision.row.content;
  const gaps: Gap[] = [];
  if (textOf(body) === '' && externalLink.kind !== 'url' && files.length === 0) {
    gaps.push(
      gap(
        'body',
        'body_missing',
        'ใส่เนื้อหา แนบไฟล์ หรือระบุลิงก์ภายนอก',
        'Write the body, attach a file, or give the external link.',
      ),
    );
  }
  if (externalLink.kind === 'unanswered') {
    gaps.push(
      gap(
        'externalLink',
        'external_link_unanswered',
        'ระบุลิงก์ภายนอก หรือเลือก “ไม่มี”',
        'Give the external link, or say “none”.',
      ),
    );
  }
  if (/<img(?![^>]*\balt="[^"]*\S[^"]*")[^>]*>/.test(body)) {
    gaps.push(
      gap(
        'body',
        'alternative_text_missing',
        'ใส่คำอธิบายแทนภาพให้ครบทุกภาพ',
        'Describe every picture in words.',
      ),
    );
  }
  return gaps;
}

/** What a picture shows must be told to those who do not see it. */
const files = ({ revision }: Subject): Gap[] =>
  revision.row.content.files.flatMap(({ mediaType, alternativeText, name }, i) =>
    mediaType.startsWith('image/') && alternativeText === ''
      ? [
          gap(
            `files/${String(i)}/alternativeText`,
            'alternative_text_missing',
            `ใส่คำอธิบายแทนภาพ “${name}”`,
            `Describe the picture “${name}” in words.`,
          ),
        ]
      : [],
  );

function period({ revision, today }: Subject): Gap[] {
  const { fiscalYear, periodFrom, periodTo, validUntil } = revision.row.content;
  const gaps: Gap[] = [];
  if (fiscalYear === null && periodFrom === null) {
    gaps.push(
      gap(
        'fiscalYear',
        'period_missing',
        'ระบุปีงบประมาณ หรือช่วงเวลาของข้อมูล',
        'Give the fiscal year or the period covered.',
      ),
    );
  }
  if (periodFrom !== null && periodTo !== null && periodTo < periodFrom) {
    gaps.push(gap('periodTo', 'period_reversed', 'วันสิ้นสุดต้องไม่ก่อนวันเริ่ม', 'The last day is before the first.'));
  }
  if (periodFrom === null && periodTo !== null) {
    gaps.push(gap('periodFrom', 'period_open', 'ระบุวันเริ่มของช่วงเวลา', 'Give the first day of the period.'));
  }
  if (validUntil !== null && validUntil < today) {
    gaps.push(
      gap('validUntil', 'validity_past', 'วันสุดท้ายที่เผยแพร่ผ่านไปแล้ว', 'The last day of publication has passed.'),
    );
  }
  return gaps;
}

function rest({ revision }: Subject): Gap[] {
  const { contact } = revision.row.content;
  const gaps: Gap[] = [];
  if (contact.unit === '') {
    gaps.push(
      gap(
        'contact/unit',
        'contact_missing',
        'ระบุหน่วยงานที่ประชาชนติดต่อได้',
        'Name the unit that people can ask.',
      ),
    );
  }
  if (contact.phone === '' && contact.email === '') {
    gaps.push(
      gap(
        'contact/phone',
        'contact_unreachable',
        'ระบุโทรศัพท์หรืออีเมลของหน่วยงาน',
        'Give the unit’s telephone or e-mail.',
      ),
    );
  }
  return gaps;
}
