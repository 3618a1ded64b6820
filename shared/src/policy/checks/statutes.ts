import type { Policy } from '../policy.ts';
import { policyFault, type PolicyFault } from '../policyFault.ts';
import type { Statute, StatuteSection } from '../statute.ts';
import { toArabicDigits } from '../../thaiCalendar.ts';

/** Acts that announcements cite: their last section, and the last item of sections that are cited by item. */
const ACTS: readonly { title: string; yearBE: number; last: number; items: Record<number, number> }[] = [
  { title: 'ข้อมูลข่าวสารของราชการ', yearBE: 2540, last: 43, items: { 7: 5, 9: 8, 15: 7 } },
  { title: 'คุ้มครองข้อมูลส่วนบุคคล', yearBE: 2562, last: 96, items: {} },
  { title: 'การกระทำความผิดเกี่ยวกับคอมพิวเตอร์', yearBE: 2550, last: 30, items: {} },
  { title: 'ลิขสิทธิ์', yearBE: 2537, last: 78, items: {} },
  { title: 'การจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ', yearBE: 2560, last: 132, items: {} },
];
/** `9`, `9(3)`, `32/1`: digits as code writes them. */
const SECTION = /^([1-9]\d{0,2})(?:\/[1-9]\d?)?(?:\(([1-9]\d?)\))?$/;

/** Sections that the cited Act does not have, and Acts whose year is not that of their title. */
export function statuteFaults(policy: Policy): PolicyFault[] {
  const cited = [
    ...policy.categories.flatMap(({ serves }, i) =>
      serves.map((section, j) => [`/categories/${String(i)}/serves/${String(j)}/section`, section] as const),
    ),
    ...policy.selfCheck.flatMap(({ basis }, i) =>
      basis ? [[`/selfCheck/${String(i)}/basis/section`, basis] as const] : [],
    ),
  ];
  return [
    ...policy.statutes.flatMap((statute, i) => yearFaults(statute, `/statutes/${String(i)}/yearBE`)),
    ...cited.flatMap(([pointer, section]) => sectionFaults(policy.statutes, section, pointer)),
  ];
}

function yearFaults({ title, yearBE }: Statute, pointer: string): PolicyFault[] {
  const said = /พ\.ศ\.\s*(\d{4})\s*$/.exec(toArabicDigits(title.th))?.[1];
  if (said === undefined || Number(said) === yearBE) return [];
  return [
    policyFault(
      pointer,
      yearBE,
      [`ไม่ตรงกับปีในชื่อกฎหมาย พ.ศ. ${said}`, `ใช้ ${said} หรือแก้ชื่อ`],
      [`differs from the year in the title, ${said}`, `use ${said}, or mend the title`],
    ),
  ];
}

function sectionFaults(statutes: readonly Statute[], cited: StatuteSection, pointer: string): PolicyFault[] {
  const statute = statutes.find(({ code }) => code === cited.statute);
  const [, section, item] = SECTION.exec(cited.section) ?? [];
  if (section === undefined) {
    return [
      policyFault(
        pointer,
        cited.section,
        ['ไม่ใช่เลขมาตรา', 'เขียนอย่าง "9" หรือ "9(3)"'],
        ['is no number of a section', 'write it like "9" or "9(3)"'],
      ),
    ];
  }
  const act = ACTS.find(
    ({ title, yearBE }) => statute?.yearBE === yearBE && statute.title.th.includes(title),
  );
  if (!act || !statute) return [];
  const items = act.items[Number(section)] ?? Infinity;
  if (Number(section) <= act.last && Number(item ?? 0) <= items) return [];
  const most = Number(section) > act.last ? String(act.last) : `${section}(${String(items)})`;
  return [
    policyFault(
      pointer,
      cited.section,
      [`ไม่มีใน${statute.title.th}`, `ใช้มาตราที่มีจริง ไม่เกิน ${most}`],
      [`is no section of the ${statute.title.en}`, `cite one that exists, up to ${most}`],
    ),
  ];
}
