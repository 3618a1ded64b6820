import type { Content, ContentFile } from '@phoeiphrae/shared/content';
import type { Category } from '@phoeiphrae/shared/policy/category';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { formatFiscalYear } from '@phoeiphrae/shared/thaiCalendar';
import type { FilePart, OfficePart, PolicyPart, SubjectPart } from '../../../engines/press/data.ts';
import { EMBLEM_FILE, type Templates } from '../../../engines/press/drawPaper.ts';
import { dayText, sizeText, thai, typeText } from './thaiWords.ts';

/** A version of the announcement, from either side of the house. */
export interface PolicyVersion {
  readonly version: number;
  readonly sha256: string;
  readonly document: Policy;
}

/** What is fixed for all papers of a request. */
export interface PaperSetting {
  readonly policy: PolicyVersion;
  readonly templates: Templates;
  /** Scheme and host of the public site. */
  readonly origin: string;
  readonly workGroupName: string;
}

/** A revision as the papers need it, whoever asks. */
export interface Shown {
  readonly slug: string;
  readonly workGroup: string;
  readonly content: Content;
  readonly contentHash: string;
  readonly number: number;
}

export function officePart({ document }: PolicyVersion, templates: Templates): OfficePart {
  const { name, shortName, parent, address, phone, email, website, documentPrefix } = document.office;
  return {
    name: name.th,
    shortName: shortName.th,
    parent: parent.th,
    address: address.th,
    phone,
    email,
    website,
    documentPrefix,
    emblem: templates[EMBLEM_FILE] === undefined ? null : EMBLEM_FILE,
  };
}

const sectionText = (section: string): string => thai(section).replace('(', ' (');

/** The laws that a category serves, each by its registered name with the sections. */
function statutesOf(policy: Policy, category: Category | undefined): string[] {
  return policy.statutes.flatMap(({ code, title }) => {
    const sections = (category?.serves ?? []).filter((entry) => entry.statute === code);
    if (sections.length === 0) return [];
    return [`${title.th} มาตรา ${sections.map(({ section }) => sectionText(section)).join(' มาตรา ')}`];
  });
}

const categoryOf = (policy: Policy, code: string): Category | undefined =>
  policy.categories.find((entry) => entry.code === code);

export function policyPart({ version, sha256, document }: PolicyVersion, category = ''): PolicyPart {
  return {
    title: document.title.th,
    issued: dayText(document.issuedOn),
    version: thai(version),
    sha256,
    statutes: statutesOf(document, categoryOf(document, category)),
  };
}

const filePart = (file: ContentFile, index: number): FilePart => ({
  number: thai(index + 1),
  name: file.name,
  kind: typeText(file.mediaType),
  size: sizeText(file.size),
  caption: file.caption,
  sha256: file.sha256,
});

function periodText({ periodFrom, periodTo }: Content): string | null {
  if (periodFrom === null && periodTo === null) return null;
  if (periodTo === null) return `ตั้งแต่ ${dayText(periodFrom ?? '')}`;
  return periodFrom === null ? `ถึง ${dayText(periodTo)}` : `${dayText(periodFrom)} ถึง ${dayText(periodTo)}`;
}

export function subjectPart(shown: Shown, { policy, origin, workGroupName }: PaperSetting): SubjectPart {
  const { content } = shown;
  const category = categoryOf(policy.document, content.category);
  const { externalLink } = content;
  return {
    title: content.title === '' ? '(ยังไม่มีชื่อเรื่อง)' : content.title,
    summary: content.summary,
    category: category?.title.th ?? content.category,
    categoryOrder: category ? thai(category.order) : '',
    track: category?.track ?? 'approval',
    workGroup: workGroupName,
    fiscalYear: content.fiscalYear === null ? null : formatFiscalYear(content.fiscalYear, 'th', 'thai'),
    period: periodText(content),
    externalLink: externalLink.kind === 'url' ? externalLink.url : null,
    remarks: content.remarks,
    changeNote: content.changeNote?.th || content.changeNote?.en || '',
    files: content.files.map(filePart),
    contact: content.contact,
    address: `${origin}/i/${shown.slug}`,
    revision: thai(shown.number),
    contentHash: shown.contentHash,
  };
}
