import type { SignatureClass } from '@phoeiphrae/shared/statement';
import type { Block } from './richTree.ts';

/**
 * What the templates are given, as `data.json`: plain values, already in words. Dates are in the Buddhist era and all
 * numbers that the program writes are in Thai digits; what people have typed stays as they typed it.
 * A string that is not known is null, and the template leaves a dotted line.
 */

export interface OfficePart {
  readonly name: string;
  readonly shortName: string;
  readonly parent: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
  /** The letters that open its document numbers: ศธ ๐๔xxx. */
  readonly documentPrefix: string;
  /** Name of the emblem's file, when the office has put one beside its templates. */
  readonly emblem: string | null;
}

/** A calendar day: as one text, and in the parts that a form has blanks for. */
export interface DayPart {
  readonly text: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** One person's place on a paper, signed or still to be signed. */
export interface SignerPart {
  /** What the signature means: ผู้อนุมัติรับรอง. */
  readonly role: string;
  readonly name: string | null;
  /** Post with capacity: รักษาราชการแทนผู้อำนวยการ…; null while it is not known who will sign. */
  readonly post: string | null;
  /** The order that gives the capacity, in words. */
  readonly order: string | null;
  readonly date: DayPart | null;
  /** What stands for the hand-written signature: one line saying how it was given. Null leaves a line for ink. */
  readonly signed: string | null;
}

/** A step of the chain on the memo. */
export interface OpinionPart extends SignerPart {
  readonly decides: 'endorse' | 'approve';
  readonly outcome: 'yes' | 'no' | 'passed_over' | null;
  readonly note: string | null;
}

export interface FilePart {
  readonly number: string;
  readonly name: string;
  readonly kind: string;
  readonly size: string;
  readonly caption: string;
  readonly sha256: string;
}

export interface QrPart {
  /** Name of the picture's file. */
  readonly file: string;
  /** The same in words, for those who do not see it. */
  readonly alternative: string;
}

export interface SubjectPart {
  readonly title: string;
  readonly summary: string;
  readonly category: string;
  readonly categoryOrder: string;
  readonly track: 'approval' | 'immediate';
  readonly workGroup: string;
  readonly fiscalYear: string | null;
  readonly period: string | null;
  readonly externalLink: string | null;
  readonly remarks: string;
  /** What the office says of the change from the revision before; empty where it says nothing. */
  readonly changeNote: string;
  readonly files: readonly FilePart[];
  readonly contact: { readonly unit: string; readonly phone: string; readonly email: string };
  readonly address: string;
  readonly revision: string;
  readonly contentHash: string;
}

export interface PolicyPart {
  readonly title: string;
  readonly issued: string;
  readonly version: string;
  readonly sha256: string;
  readonly statutes: readonly string[];
}

interface Common {
  /** Of the document: what a reader shows in its title bar. */
  readonly title: string;
  readonly office: OfficePart;
}

export interface MemoData extends Common {
  readonly kind: 'memo';
  readonly subject: SubjectPart;
  readonly policy: PolicyPart;
  readonly date: DayPart | null;
  readonly addressee: string;
  readonly preparer: SignerPart;
  readonly opinions: readonly OpinionPart[];
  readonly qr: QrPart;
}

export interface FormData extends Common {
  readonly kind: 'form' | 'form_completed';
  readonly subject: SubjectPart;
  readonly policy: PolicyPart;
  readonly date: DayPart | null;
  readonly preparer: SignerPart;
  readonly approver: SignerPart;
  readonly publisher: SignerPart;
  readonly completed: {
    readonly address: string;
    readonly publishedAt: string;
    readonly signatureClass: string;
  } | null;
  readonly qr: QrPart;
}

/** Unknown of approvals from before each had its class: they bear no seal, and nothing is claimed for them. */
export type ShownClass = SignatureClass | 'unknown';

export interface CertificateData extends Common {
  readonly kind: 'certificate';
  readonly subject: SubjectPart;
  readonly policy: PolicyPart;
  readonly approval: {
    readonly name: string;
    readonly post: string;
    readonly order: string | null;
    readonly decidedAt: string;
    readonly round: string | null;
  } | null;
  /** The steps before, and those passed over, one line each. */
  readonly steps: readonly { readonly step: string; readonly by: string; readonly at: string }[];
  readonly publishedAt: string | null;
  readonly signature: {
    readonly class: ShownClass;
    readonly sealKey: string | null;
    readonly statementHash: string | null;
    readonly logLeaf: string | null;
  };
  readonly verify: { readonly address: string; readonly code: string | null };
  readonly qr: QrPart;
}

export interface CommitteeData extends Common {
  readonly kind: 'committee';
  readonly policy: PolicyPart;
  readonly date: DayPart;
  readonly signer: SignerPart;
  readonly members: readonly {
    readonly number: string;
    readonly name: string | null;
    readonly post: string;
    readonly seat: string;
    readonly term: string | null;
    readonly order: string | null;
  }[];
}

export interface ItemData extends Common {
  readonly kind: 'item';
  readonly subject: SubjectPart;
  readonly publishedAt: string | null;
  readonly revisedAt: string | null;
  readonly publisher: string | null;
  readonly body: readonly Block[];
  readonly sources: readonly {
    readonly title: string;
    readonly holder: string;
    readonly address: string | null;
    readonly licence: string;
    readonly note: string;
  }[];
  readonly noBorrowedSources: boolean;
  readonly approvals: readonly string[];
  readonly qr: QrPart;
}

/** The public page of an item, to be painted. It says what the page says; how it looks there is the browser's. */
export interface WebPageData extends Omit<ItemData, 'kind'> {
  readonly kind: 'web_page';
  /** In one sentence: since when it has been public, and who let it be. */
  readonly approval: string;
  readonly verifyCode: string | null;
}

export type PaperData = MemoData | FormData | CertificateData | CommitteeData | ItemData;
